/** Fails where `npm ci` would refuse package-lock.json, or where the lock names the host of one machine's registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../sandbox/runtime/command.mjs';
import { projectFolder } from '../sandbox/runtime/folders.mjs';

// npm writes a lock without other platforms' packages when it finds an old lock or node_modules: then remove both first.
const HINT =
	'Write package-lock.json anew, from nothing: move it and node_modules away, then `npm install --package-lock-only`.';

try {
	await run('npm', ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: projectFolder,
	});
	const { packages } = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));
	const bound = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
	if (bound.length > 0) {
		throw new Error(
			`package-lock.json names a registry for ${bound.map(([path]) => path).join(', ')}. Remove the lines "resolved".`,
		);
	}
} catch (error) {
	process.stdout.write(`${error.message}\n${HINT}\n`);
	process.exitCode = 1;
}
