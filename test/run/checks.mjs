/** The checks of `npm test` that are no tests: each passes or fails as a whole. */
import { collect } from './program.mjs';

const KEPT = '.sandbox/checks'; // what a check found last time, so that it looks at what has changed since

/** The longest come first, because two run side by side: each of them uses one core. */
const CHECKS = {
	lint: [
		'node_modules/eslint/bin/eslint.js',
		'.',
		...['--cache', '--cache-strategy', 'content', '--cache-location', `${KEPT}/eslint.json`],
	],
	build: ['scripts/build.mjs'],
	typecheck: [
		'node_modules/typescript/bin/tsc',
		...['--noEmit', '-p', 'tsconfig.check.json'],
		...['--incremental', '--tsBuildInfoFile', `${KEPT}/typescript.tsbuildinfo`],
	],
	format: [
		'node_modules/prettier/bin/prettier.cjs',
		...['--check', '.', '--log-level', 'warn'],
		...['--cache', '--cache-strategy', 'content', '--cache-location', `${KEPT}/prettier.json`],
	],
	lock: ['scripts/checkLock.mjs'],
	audit: ['scripts/audit.mjs'],
};
const AT_ONCE = 2;

export const CHECK_NAMES = Object.keys(CHECKS);

/**
 * Runs checks side by side.
 * @param told called with each one's outcome as soon as it has ended
 */
export async function runChecks(node, names, told) {
	const waiting = [...names];
	const worker = async () => {
		for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
			const startedAt = performance.now();
			const { code, output } = await collect(node, CHECKS[name]);
			const [passed, failed] = code === 0 ? [1, 0] : [0, 1];
			told({ kind: name, passed, failed, ms: performance.now() - startedAt, output });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
