import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign';

/**
 * `--real 200 --queue 20 --seed 7`: trials on a real n8n that is killed in each. One of them again: `--seed 7 --only 12`, with
 * the same numbers.
 */
export async function runReal(words: string[]): Promise<number> {
	const { values } = parseArgs({
		args: words,
		options: {
			real: { type: 'string', default: '20' },
			queue: { type: 'string', default: '0' },
			seed: { type: 'string' },
			only: { type: 'string' },
			lanes: { type: 'string', default: '2' },
		},
	});
	const seed = values.seed ?? randomBytes(4).toString('hex');
	process.stdout.write(`Seed ${seed}\n`);
	const figures = await runCampaign({
		trials: Number(values.real),
		queue: Number(values.queue),
		seed,
		lanes: Number(values.lanes),
		only: values.only === undefined ? undefined : Number(values.only),
	});
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return figures.violations === 0 && figures.broken === 0 ? 0 : 1;
}
