import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../sandbox/start/progress';
import { load, thisMachine, versions } from './machine';
import { lastResult, shown } from './report';

/** The benchmarks in the order they run, and what each is about. Each runs in a process of its own. */
const BENCHMARKS: Record<string, string> = {
	burst: '500 bills at once: this package and n8n without it',
	events: 'From a platform event to the workflow: this package and salesforce-pubsub-api-client',
	sources: 'From an approval in Salesforce to the execution, by each source of the trigger',
	campaign:
		'100,000 events through cut streams, ended sessions, new definitions, repeated events and crashes',
	approval: 'From an approval in Salesforce to the payment: a real n8n between both simulators',
	webhook: 'Messages of BILL to a real n8n: the trigger and a bare Webhook node',
	package: 'Size of the package and load time of its files',
};
/** gRPC names a server by its IP address, which Node.js mentions on each connection. */
const FLAGS = ['--disable-warning=DEP0123', '--import', 'tsx'];
/** A benchmark that takes longer hangs. */
const LONGEST_MS = 150_000;
/** Some have more to do: after each of its cuts the Salesforce trigger waits up to a second, as Salesforce advises. */
const LONGER_MS: Record<string, number> = { campaign: 900_000, webhook: 400_000 };

/** Runs the benchmarks named on the command line, or all; the last line on standard output is the figures as JSON. */
async function main(words: string[]): Promise<number> {
	const unknown = words.filter((word) => !(word in BENCHMARKS));
	if (unknown.length > 0)
		throw new Error(`Benchmarks are ${Object.keys(BENCHMARKS).join(', ')}, not ${unknown.join(', ')}.`);
	const chosen = words.length > 0 ? words : Object.keys(BENCHMARKS);
	const { processor, cores, memoryGb, system } = thisMachine();
	say(
		`${processor}, ${cores} cores, ${memoryGb} GB, ${system}; load average ${load()}. Other programs may run meanwhile.`,
	);
	say(
		Object.entries(versions())
			.map(([name, version]) => `${name} ${version}`)
			.join(', '),
	);
	const figures: Record<string, unknown> = {};
	const n8nFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-bench-'));
	process.once('exit', () => rmSync(n8nFolder, { recursive: true, force: true }));
	let failures = 0;
	for (const name of chosen) {
		say(`\n── ${name}: ${BENCHMARKS[name]} ──`);
		const isMeasured = await runAlone(name, n8nFolder);
		if (isMeasured) {
			const result = lastResult(name);
			say(shown(result));
			figures[name] = result.headline;
		} else {
			failures += 1;
			say(`${name} did not come to an end; nothing was measured.`);
			figures[name] = null;
		}
	}
	say(`\n${JSON.stringify(figures)}`);
	return failures === 0 ? 0 : 1;
}

/** Whether the program ended well within its time. */
async function runAlone(name: string, n8nFolder: string): Promise<boolean> {
	const child = spawn(process.execPath, [...FLAGS, `bench/${name}/measure.ts`], {
		stdio: ['ignore', 1, 2, 'ipc'],
		env: apart(n8nFolder),
	});
	const endWithUs = () => child.kill('SIGTERM');
	process.once('exit', endWithUs);
	const timeout = setTimeout(() => child.kill('SIGTERM'), LONGER_MS[name] ?? LONGEST_MS);
	const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
	clearTimeout(timeout);
	process.off('exit', endWithUs);
	return code === 0;
}

/** n8n-core logs nothing, and neither finds nor leaves settings where the person running this has theirs. */
function apart(n8nFolder: string): NodeJS.ProcessEnv {
	const settings = {
		N8N_LOG_LEVEL: 'silent',
		N8N_ENCRYPTION_KEY: 'key-of-the-benchmarks-only',
		N8N_USER_FOLDER: n8nFolder,
	};
	return { ...process.env, ...settings };
}

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => process.exit(1));
main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
