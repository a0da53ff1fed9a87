/**
 * `npm run test:faults -- --trials N --seed S`: the fault campaign. Installs and builds what is missing, and runs trials
 * side by side, a process a core. `--only n` runs one trial of the seed and shows it; `--seed s/n --trials 1` does as well.
 * The last line is JSON. `--webhooks`, `--real` and `--month` are campaigns of their own (main.ts).
 */
import { parseArgs } from 'node:util';
import { handOver } from '../../sandbox/runtime/handOver.mjs';

// Everything asked is on this machine; no proxy leads there.
Object.assign(process.env, { NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' });
const words = process.argv.slice(2);
const OTHERS = ['--webhooks', '--real', '--month'];

if (words.some((word) => OTHERS.includes(word))) {
	await handOver('test/faults/main.ts', { words });
} else {
	const { campaign } = await import('./campaign.mjs');
	const { values } = parseArgs({
		args: words,
		options: {
			trials: { type: 'string', default: '200' },
			seed: { type: 'string' },
			only: { type: 'string' },
			seconds: { type: 'string' },
			without: { type: 'string' },
			mechanisms: { type: 'boolean', default: false },
			processes: { type: 'string' },
		},
	});
	process.exitCode = await campaign(values);
}
