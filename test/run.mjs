/**
 * `npm test`: installs what is missing, then builds, lints, checks types and runs every jest project under a Node.js new
 * enough for n8n. `--only unit,engine` runs some, `--changed` what a change can break; further words narrow jest down to
 * files. At the end it tells how long each kind took. The last line is the count.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureN8n } from '../sandbox/runtime/n8n.mjs';
import { ensureNode24 } from '../sandbox/runtime/node24.mjs';
import { ensurePackages } from '../sandbox/runtime/project.mjs';
import { changedFiles, narrowing } from './run/changed.mjs';
import { CHECK_NAMES, runChecks } from './run/checks.mjs';
import { FAULTS, runFaults } from './run/faults.mjs';
import { PROJECTS, WITH_N8N, runTests } from './run/tests.mjs';

/** What runs when nothing is named. */
const USUAL = [...CHECK_NAMES, ...PROJECTS];
/** About one trial in forty still ends with a violation that nobody has looked into, so it is not among the usual ones yet. */
const KINDS = [...USUAL, FAULTS];

const results = [];
const say = (text) => process.stdout.write(`${text}\n`);
let isBroken = false;
const journals = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-journals-'));
try {
	const { kinds, patterns, changed } = readCommandLine();
	await ensurePackages();
	const node = await ensureNode24();
	const checks = kinds.filter((kind) => CHECK_NAMES.includes(kind));
	if (checks.length > 0) say(`\n── ${checks.join(', ')} ──`);
	await runChecks(node, checks, (result) => {
		if (result.failed > 0) say(`\n${result.output.trimEnd()}`);
		tell(result);
	});
	for (const kind of kinds.filter((candidate) => PROJECTS.includes(candidate))) {
		say(`\n── ${kind} ──`);
		const words = patterns.flatMap((pattern) => ['--testPathPatterns', pattern]);
		if (changed) words.push(...narrowing(kind, changed));
		// What does without n8n does not wait for its installation.
		const n8n = WITH_N8N.includes(kind) && { N8N_PROGRAM: await ensureN8n() };
		tell(await runTests(node, kind, { words, env: { BILL_JOURNALS: journals, ...n8n } }));
	}
	// Nothing narrows it down: it is about all of the package together.
	if (kinds.includes(FAULTS) && !changed && patterns.length === 0) {
		say(`\n── ${FAULTS} ──`);
		tell(await runFaults());
	}
} catch (error) {
	say(`\n${error.message}`);
	isBroken = true;
} finally {
	rmSync(journals, { recursive: true, force: true });
}
const sum = (count) => results.reduce((total, result) => total + result[count], 0);
const failed = sum('failed') + (isBroken ? 1 : 0);
if (results.length > 1) say(`\n${times()}`);
say(`\n${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readCommandLine() {
	const { values, positionals } = parseArgs({
		options: { only: { type: 'string' }, changed: { type: 'boolean' } },
		allowPositionals: true,
	});
	const kinds = values.only === undefined ? USUAL : values.only.split(',');
	const unknown = kinds.filter((kind) => !KINDS.includes(kind));
	if (unknown.length > 0) throw new Error(`--only takes ${KINDS.join(', ')}, not ${unknown.join(', ')}.`);
	return {
		kinds: KINDS.filter((kind) => kinds.includes(kind)),
		patterns: positionals,
		changed: values.changed ? changedFiles() : undefined,
	};
}

function tell(result) {
	results.push(result);
	say(`${result.kind}: ${result.passed} passed, ${result.failed} failed`);
}

/** How long each kind took; checks run side by side. */
function times() {
	const seconds = (ms) => `${Math.round(ms / 1000)} s`;
	return `Took ${results.map(({ kind, ms }) => `${kind} ${seconds(ms)}`).join(', ')}.`;
}
