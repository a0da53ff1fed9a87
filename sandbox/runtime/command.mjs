/** Runs programs quietly: their output is kept and shown only when they fail. */
import { spawn } from 'node:child_process';

const SHOWN_LINES = 40;

/**
 * Runs a program to its end.
 * @param options.cwd where it runs
 * @param options.env variables added to this process's own
 * @throws Error with the last lines the program wrote, when it cannot be started or does not exit with 0
 */
export async function run(program, parameters, { cwd, env = {} }) {
	const child = spawn(program, parameters, {
		cwd,
		env: { ...inherited(), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output = [];
	child.stdout.on('data', (chunk) => output.push(chunk));
	child.stderr.on('data', (chunk) => output.push(chunk));
	const code = await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return;
	const tail = Buffer.concat(output).toString('utf8').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
	throw new Error(`"${[program, ...parameters].join(' ')}" ended with exit code ${code}:\n${tail}`);
}

/**
 * npm hands the settings it was started with to its scripts. This project's `ignore-scripts` and npm's own folders
 * must not reach an npm that works in another folder; registries and proxies must.
 */
function inherited() {
	const dropped =
		/^npm_(config_(ignore_scripts|prefix|local_prefix|global_prefix|node_gyp)|package_|lifecycle_|execpath|command)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.test(name)));
}
