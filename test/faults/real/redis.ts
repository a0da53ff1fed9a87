import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../sandbox/n8n/ports';

/** A Redis that trials may kill: that of the machine has other users. What it knew is gone with it, as where nobody keeps it. */
export class OwnRedis {
	private constructor(
		private readonly port: number,
		private readonly folder: string,
		private child: ChildProcess,
	) {}

	/** @throws Error where there is no `redis-server`, or it does not start */
	static async start(): Promise<OwnRedis> {
		const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'faults-redis-'))];
		return new OwnRedis(port, folder, await run(port, folder));
	}

	get url(): string {
		return `redis://127.0.0.1:${this.port}`;
	}

	async killAndReturn(whileDown: () => Promise<void>): Promise<void> {
		await end(this.child);
		await whileDown();
		this.child = await run(this.port, this.folder);
	}

	async stop(): Promise<void> {
		await end(this.child);
		await rm(this.folder, { recursive: true, force: true });
	}
}

async function run(port: number, folder: string): Promise<ChildProcess> {
	const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	const child = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'ignore'] });
	process.once('exit', () => child.kill('SIGKILL'));
	await new Promise<void>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
		child.stdout?.on('data', (chunk: Buffer) => {
			if (chunk.toString().includes('Ready to accept connections')) resolve();
		});
	});
	child.stdout?.resume();
	return child;
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.removeAllListeners('exit');
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	await ended;
}
