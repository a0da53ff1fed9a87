/** Installs what is missing, builds the nodes, and runs a TypeScript program of this project. */
import { spawn } from 'node:child_process';
import { projectFolder } from './folders.mjs';
import { ensureN8n } from './n8n.mjs';
import { ensureNode24 } from './node24.mjs';
import { ensureBuilt, ensurePackages } from './project.mjs';

/**
 * Runs `program`, a path relative to the project, under a Node.js new enough for n8n and ends with its exit code. With
 * n8n, its program's path is in the environment variable `N8N_PROGRAM`.
 */
export async function handOver(program, { words = [], isWithN8n = true } = {}) {
	try {
		await ensurePackages();
		const node = await ensureNode24();
		const n8n = isWithN8n ? await ensureN8n() : undefined;
		if (isWithN8n) await ensureBuilt(node);
		process.exitCode = await run(node, ['--import', 'tsx', program, ...words], n8n);
	} catch (error) {
		process.stderr.write(`\n${error.message}\n`);
		process.exitCode = 1;
	}
}

/** Runs the program and returns its exit code. Signals are for the program to act on: it ends n8n and the simulators. */
async function run(node, words, n8n) {
	const env = n8n ? { ...process.env, N8N_PROGRAM: n8n } : process.env;
	// The channel tells the program when this process is gone, however it went.
	const child = spawn(node, words, {
		cwd: projectFolder,
		env,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}
