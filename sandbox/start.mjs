/**
 * `npm start`: installs what is missing, builds the nodes, and hands over to `sandbox/start/main.ts` under a Node.js new
 * enough for n8n. Plain JavaScript without dependencies, so that it runs on a fresh clone with Node.js 20.
 */
import { spawn } from 'node:child_process';
import { projectFolder } from './runtime/folders.mjs';
import { ensureN8n } from './runtime/n8n.mjs';
import { ensureNode24 } from './runtime/node24.mjs';
import { ensureBuilt, ensurePackages } from './runtime/project.mjs';

const words = process.argv.slice(2);

try {
	await ensurePackages();
	const node = await ensureNode24();
	const isWithN8n = !words.includes('--simulators-only');
	const n8n = isWithN8n ? await ensureN8n() : undefined;
	if (isWithN8n) await ensureBuilt(node);
	process.exitCode = await handOver(node, n8n);
} catch (error) {
	process.stderr.write(`\n${error.message}\n`);
	process.exitCode = 1;
}

/** Runs the rest and returns its exit code. Signals are for the rest to act on: it ends n8n and the simulators. */
async function handOver(node, n8n) {
	const env = n8n ? { ...process.env, N8N_PROGRAM: n8n } : process.env;
	// The channel tells the rest when this process is gone, however it went.
	const child = spawn(node, ['--import', 'tsx', 'sandbox/start/main.ts', ...words], {
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
