/** Runs one program of `npm test` and tells its exit code. */
import { spawn } from 'node:child_process';
import { projectFolder } from '../../sandbox/runtime/folders.mjs';

/**
 * Runs a program whose output is seen as it is written.
 * @param options.isQuiet what it prints is thrown away, but for its errors
 */
export async function show(program, words, { env = {}, isQuiet = false } = {}) {
	const ourOutput = 1; // its errors too, so that the lines keep their order
	return await exitOf(start(program, words, { env, stdio: [isQuiet ? 'ignore' : ourOutput, ourOutput] }));
}

/** Runs a program beside others; its output is returned in one piece. */
export async function collect(program, words) {
	const child = start(program, words, { stdio: ['pipe', 'pipe'] });
	const chunks = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
	return { code: await exitOf(child), output: Buffer.concat(chunks).toString('utf8') };
}

function start(program, words, { env = {}, stdio }) {
	return spawn(program, words, {
		cwd: projectFolder,
		env: { ...process.env, ...env },
		stdio: ['ignore', ...stdio],
	});
}

async function exitOf(child) {
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code ?? 1));
	});
}
