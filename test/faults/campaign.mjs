/** Runs the trials of a campaign in several processes and says what came of them. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../../sandbox/runtime/folders.mjs';
import { ensureN8n } from '../../sandbox/runtime/n8n.mjs';
import { ensureNode24 } from '../../sandbox/runtime/node24.mjs';
import { ensureBuilt, ensurePackages } from '../../sandbox/runtime/project.mjs';

const SHOWN = 5;
const PROGRESS_MS = 30_000;
const TRIALS_A_PROCESS = 200;
let program = '';
const say = (line) => process.stdout.write(`${line}\n`);

/** The command: the last line is JSON. @returns the exit code */
export async function campaign(options) {
	const { counts, isFine } = await runCampaign(options);
	say(JSON.stringify(counts));
	return isFine ? 0 : 1;
}

/**
 * @param options as given to the command; `seconds` ends the campaign when so much time has passed
 * @returns the figures, and whether nothing was violated
 */
export async function runCampaign({
	trials,
	seed = freshSeed(),
	only,
	seconds,
	processes,
	without,
	mechanisms,
}) {
	await ensurePackages();
	const node = await ensureNode24();
	const runtime = resolve(dirname(await ensureN8n()), '../../..');
	await ensureBuilt(node);
	// esbuild is among the packages that may just have been installed.
	const { PROGRAM, buildWorker } = await import('./build.mjs');
	await buildWorker();
	program = PROGRAM;
	const env = { ...process.env, N8N_RUNTIME: runtime, PACKAGE_UNDER_TEST: projectFolder };
	if (mechanisms) return await tryMechanisms(node, { seed, trials: Number(trials), env, only: without });
	const [base, number] = seed.includes('/') ? seed.split('/', 2) : [seed, only];
	const first = number ? Number(number) : 1;
	const last = number ? Number(number) : Number(trials);
	const workers = Math.min(Number(processes ?? availableParallelism()), last - first + 1);
	say(
		`Seed ${base}, trials ${first} to ${last}. One of them again: npm run test:faults -- --seed ${base} --only <n>`,
	);
	const startedAt = performance.now();
	const endsAt = seconds ? startedAt + Number(seconds) * 1000 : Number.POSITIVE_INFINITY;
	const results = [];
	let toldAt = startedAt;
	const told = (result) => {
		results.push(result);
		if (result.violations.length > 0 || number) tell(base, result);
		if (performance.now() < toldAt + PROGRESS_MS) return;
		toldAt = performance.now();
		const found = sum(results, ({ violations }) => violations.length);
		say(
			`${results.length} of ${last - first + 1} trials, ${found} violations, ${secondsPerTrial(results)} s each`,
		);
	};
	if (number) env.FAULTS_VERBOSE = '1';
	if (without) env.FAULTS_WITHOUT = without;
	const codes = await Promise.all(
		Array.from({ length: workers }, (_, index) =>
			inTurn(node, { base, from: first + index, step: workers, last }, { env, told, endsAt }),
		),
	);
	const broken = results.filter(({ violations }) => violations.length > 0);
	const counts = {
		seed: base,
		trials: results.length,
		violations: sum(results, ({ violations }) => violations.length),
		trialsWithViolations: broken.length,
		kills: sum(results, ({ kills }) => kills),
		runs: sum(results, ({ executions }) => executions),
		virtualDays: Math.round(sum(results, ({ minutes }) => minutes) / 1440),
		seconds: Math.round((performance.now() - startedAt) / 1000),
		secondsPerTrial: secondsPerTrial(results),
	};
	const hasCrashed = codes.some((code) => code !== 0);
	if (hasCrashed) say('A process ended before its trials.');
	return { counts, isFine: broken.length === 0 && !hasCrashed && results.length > 0 };
}

let shown = 0;
function tell(seed, { number, violations, plan = [], log = [] }) {
	shown += 1;
	if (shown > SHOWN)
		return say(
			`Trial ${number}: ${violations
				.map(({ invariant, what }) => `${invariant}: ${what}`)
				.join('; ')
				.slice(0, 400)}`,
		);
	say(`\nTrial ${number} of ${seed}:`);
	for (const line of [...plan, '…', ...log]) say(`  ${line}`);
	for (const { invariant, what } of violations) say(`  ✗ ${invariant}: ${what}`);
}

/** Every so many trials in a new process, because what n8n keeps of each grows. @returns the first exit code that is not 0 */
async function inTurn(node, { base, from, step, last }, ways) {
	for (let first = from; first <= last; first += step * TRIALS_A_PROCESS) {
		const until = Math.min(last, first + step * (TRIALS_A_PROCESS - 1));
		const code = await work(node, [base, first, step, until], ways);
		if (code !== 0 || performance.now() >= ways.endsAt) return code;
	}
	return 0;
}

async function work(node, words, { env, told, endsAt }) {
	const child = spawn(node, [program, ...words.map(String)], {
		cwd: projectFolder,
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let isEnded = false;
	for await (const line of createInterface({ input: child.stdout })) {
		const isEnough = told(JSON.parse(line)) === true;
		if (!isEnough && performance.now() < endsAt) continue;
		isEnded = true;
		child.kill();
		break;
	}
	const code = child.exitCode ?? (await new Promise((ended) => child.once('exit', ended)));
	return isEnded ? 0 : (code ?? 1);
}

/**
 * Turns each mechanism off and looks how many trials it takes until an invariant breaks that holds in the same trial with
 * the mechanism.
 */
async function tryMechanisms(node, { seed, trials, env, only }) {
	const names = only ? only.split(',') : await mechanismNames(node, env);
	say(`Seed ${seed}; each mechanism is off for up to ${trials} trials.`);
	const unnoticed = [];
	const next = async () => {
		for (let name = names.shift(); name !== undefined; name = names.shift()) {
			const found = await firstHarm(node, { seed, trials, env, name });
			say(
				found
					? `${name}: ${found.what} (trial ${found.number}, after ${found.trials})`
					: `${name}: no harm in ${trials} trials`,
			);
			if (!found) unnoticed.push(name);
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, next));
	return { counts: { seed, unnoticed }, isFine: unnoticed.length === 0 };
}

async function mechanismNames(node, env) {
	let names = [];
	const told = (line) => (names = line.mechanisms);
	await work(node, ['mechanisms'], { env, told, endsAt: Number.POSITIVE_INFINITY });
	return names;
}

async function firstHarm(node, { seed, trials, env, name }) {
	let found;
	let first = 1;
	while (!found && first <= trials) {
		let broken;
		const told = (result) => {
			first = result.number + 1;
			if (result.violations.length > 0) broken = result;
			return broken !== undefined;
		};
		const code = await work(node, [seed, first, 1, trials], {
			env: { ...env, FAULTS_WITHOUT: name },
			told,
			endsAt: Number.POSITIVE_INFINITY,
		});
		if (code !== 0) throw new Error(`The trials without "${name}" ended with ${code}`);
		if (!broken) break;
		const usual = [];
		await work(node, [seed, broken.number, 1, broken.number], {
			env,
			told: (result) => void usual.push(...result.violations.map(({ invariant }) => invariant)),
			endsAt: Number.POSITIVE_INFINITY,
		});
		const harm = broken.violations.find(({ invariant }) => !usual.includes(invariant));
		if (harm)
			found = {
				what: `${harm.invariant}: ${harm.what.slice(0, 160)}`,
				number: broken.number,
				trials: broken.number,
			};
	}
	return found;
}

const sum = (results, of) => results.reduce((total, result) => total + of(result), 0);

/** Processor time; a busy machine makes it longer, but less so than the clock on the wall. */
function secondsPerTrial(results) {
	return Math.round(sum(results, ({ cpuMs }) => cpuMs) / Math.max(1, results.length)) / 1000;
}

function freshSeed() {
	return Math.floor(Math.random() * 36 ** 6).toString(36);
}
