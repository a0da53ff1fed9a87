/**
 * `npm test`: installs what is missing, then builds, lints, checks types and runs every jest project under a Node.js new
 * enough for n8n. `--only unit,engine` runs some; further words narrow jest down to files. The last line is the count.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from '../sandbox/runtime/folders.mjs';
import { ensureN8n } from '../sandbox/runtime/n8n.mjs';
import { ensureNode24 } from '../sandbox/runtime/node24.mjs';
import { ensurePackages } from '../sandbox/runtime/project.mjs';

const CHECKS = {
	build: ['scripts/build.mjs'],
	lock: ['scripts/checkLock.mjs'],
	format: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
	audit: ['scripts/audit.mjs'],
	lint: ['node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'lint'],
	typecheck: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.check.json'],
};
// The last looks at what the others asked BILL.
const JEST_PROJECTS = ['unit', 'simulator', 'engine', 'workflows', 'salesforce', 'e2e', 'browser', 'journal'];
const WITH_N8N = ['e2e', 'browser'];
const KINDS = [...Object.keys(CHECKS), ...JEST_PROJECTS];

const total = { passed: 0, failed: 0 };
const journals = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-journals-'));
try {
	const { kinds, patterns } = readCommandLine();
	await ensurePackages();
	const node = await ensureNode24();
	// Nothing that does without n8n waits for its installation.
	const isWithN8n = kinds.some((kind) => WITH_N8N.includes(kind));
	const env = { BILL_JOURNALS: journals, ...(isWithN8n && { N8N_PROGRAM: await ensureN8n() }) };
	for (const kind of kinds) {
		process.stdout.write(`\n── ${kind} ──\n`);
		const { passed, failed } =
			kind in CHECKS ? await check(node, kind) : await jest(node, kind, { patterns, env });
		process.stdout.write(`${kind}: ${passed} passed, ${failed} failed\n`);
		total.passed += passed;
		total.failed += failed;
	}
} catch (error) {
	process.stdout.write(`\n${error.message}\n`);
	total.failed += 1;
} finally {
	rmSync(journals, { recursive: true, force: true });
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

function readCommandLine() {
	const { values, positionals } = parseArgs({
		options: { only: { type: 'string' } },
		allowPositionals: true,
	});
	const kinds = values.only === undefined ? KINDS : values.only.split(',');
	const unknown = kinds.filter((kind) => !KINDS.includes(kind));
	if (unknown.length > 0) throw new Error(`--only takes ${KINDS.join(', ')}, not ${unknown.join(', ')}.`);
	return { kinds: KINDS.filter((kind) => kinds.includes(kind)), patterns: positionals };
}

/** A check that passes or fails as a whole counts as one test. */
async function check(node, kind) {
	const isPassed = (await run(node, CHECKS[kind])) === 0;
	return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1 };
}

async function jest(node, project, { patterns, env }) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-test-'));
	try {
		const report = join(folder, 'report.json');
		const words = ['--selectProjects', project, '--json', '--outputFile', report];
		// One n8n at a time is enough for a small machine.
		words.push(WITH_N8N.includes(project) ? '--runInBand' : '--maxWorkers=100%'); // jest would leave one core idle
		const code = await run(node, ['node_modules/jest/bin/jest.js', ...words, ...patterns], env);
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
			readFileSync(report, 'utf8'),
		);
		const failed = numFailedTests + numRuntimeErrorTestSuites; // a file that does not load runs no test
		return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs a program and returns its exit code. Its output is shown, but for the report jest also prints. */
async function run(node, words, env = {}) {
	const ourOutput = 1; // its errors too, so that the lines keep their order
	const stdio = ['ignore', words.includes('--json') ? 'ignore' : ourOutput, ourOutput];
	const child = spawn(node, words, { cwd: projectFolder, env: { ...process.env, ...env }, stdio });
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}
