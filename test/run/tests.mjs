/** The jest projects of `npm test`, a kind of test each. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { show } from './program.mjs';

/** The last looks at what the others asked BILL. */
export const PROJECTS = [
	'unit',
	'simulator',
	'engine',
	'workflows',
	'salesforce',
	'e2e',
	'browser',
	'journal',
];
export const WITH_N8N = ['e2e', 'browser'];
/** Tests with n8n mostly wait for it, so two of them keep a small machine busy; a browser beside them would be too much. */
const WORKERS = { e2e: '--maxWorkers=2', browser: '--runInBand' };

/**
 * Runs one project and counts.
 * @param options.words further words for jest, which narrow it down
 */
export async function runTests(node, kind, { words, env }) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-test-'));
	const startedAt = performance.now();
	try {
		const report = join(folder, 'report.json');
		const all = ['--selectProjects', kind, '--json', '--outputFile', report];
		all.push(WORKERS[kind] ?? '--maxWorkers=100%'); // jest would leave one core idle
		const code = await show(node, ['node_modules/jest/bin/jest.js', ...all, ...words], {
			env,
			isQuiet: true,
		});
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
			readFileSync(report, 'utf8'),
		);
		const failed = numFailedTests + numRuntimeErrorTestSuites; // a file that does not load runs no test
		return {
			kind,
			passed: numPassedTests,
			failed: code === 0 ? failed : Math.max(failed, 1),
			ms: performance.now() - startedAt,
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
