import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installPackage } from './package';
import { freePort } from './ports';
import { n8nEnvironment } from './settings';

const READY = 'Editor is now accessible via';
const START_PATIENCE_MS = 180_000;
/** n8n finishes running executions for 30 s before it gives up on them. */
const STOP_PATIENCE_MS = 40_000;
const KEPT_LOG_CHARACTERS = 2_000_000;

/** How to start n8n. */
export interface N8nOptions {
	/** n8n's own program, as installed in the cache. Run by the Node.js that runs this. */
	program: string;
	/** A fresh folder, or one an earlier n8n of the sandbox left. */
	userFolder: string;
	/** Preferred port; a free one when it is taken or not given. */
	port?: number;
	/** Environment variables that differ from the sandbox's own. */
	settings?: Record<string, string>;
}

/** A running n8n. */
export interface N8nProcess {
	/** For example `http://127.0.0.1:5678`. */
	url: string;
	/** Id of its process. */
	pid: number;
	/** The last lines it wrote since it was ready. */
	logTail(lines: number): string;
	/** Ends it and waits until it has ended. */
	stop(): Promise<void>;
	/** Ends it at once, as a power cut would: nothing it does is finished. */
	kill(): Promise<void>;
	/** Settles when it has ended, for whatever reason. */
	ended: Promise<void>;
}

/**
 * Starts n8n with this package installed and waits until it answers. Its whole log is kept in `n8n.log` in the user folder.
 * @throws Error with the end of n8n's log when it ends or does not get ready in time
 */
export async function startN8n({ program, userFolder, port, settings }: N8nOptions): Promise<N8nProcess> {
	await mkdir(userFolder, { recursive: true });
	await installPackage(userFolder);
	const place = { userFolder, port: await freePort(port), brokerPort: await freePort(), settings };
	const child = spawn(process.execPath, [program, 'start'], {
		env: n8nEnvironment(place),
		cwd: userFolder,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true, // Ctrl+C must not reach n8n before the simulators' last webhooks did
	});
	const endWithUs = () => child.kill('SIGKILL');
	process.once('exit', endWithUs);
	child.once('exit', () => process.off('exit', endWithUs));
	const log = collectLog(child, join(userFolder, 'n8n.log'));
	const n8n: N8nProcess = {
		url: `http://127.0.0.1:${place.port}`,
		pid: child.pid ?? 0,
		logTail: (lines) => log.text.trimEnd().split('\n').slice(-lines).join('\n'),
		stop: async () => await stop(child, 'SIGTERM'),
		kill: async () => await stop(child, 'SIGKILL'),
		ended: new Promise((resolve) => child.once('exit', () => resolve())),
	};
	const failure = await ready(child, log);
	if (failure === undefined) {
		log.text = ''; // what the start wrote, hundreds of migrations among it, is in the file
		return n8n;
	}
	await n8n.stop();
	throw new Error(`${failure} Its log ends with:\n${n8n.logTail(40)}`);
}

function collectLog(child: ChildProcess, file: string): { text: string } {
	const log = { text: '' };
	const stream = createWriteStream(file);
	const collect = (chunk: Buffer) => {
		log.text = (log.text + chunk.toString('utf8')).slice(-KEPT_LOG_CHARACTERS);
		stream.write(chunk);
	};
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	child.once('close', () => stream.end());
	return log;
}

/** Nothing when n8n got ready, else what happened instead. */
async function ready(child: ChildProcess, log: { text: string }): Promise<string | undefined> {
	return await new Promise((resolve) => {
		const look = () => {
			if (log.text.includes(READY)) settle(undefined);
		};
		const ended = (code: number | null) => settle(`n8n ended with exit code ${code}.`);
		const timeout = setTimeout(() => settle('n8n did not get ready in time.'), START_PATIENCE_MS);
		const settle = (failure: string | undefined) => {
			clearTimeout(timeout);
			child.stdout?.off('data', look);
			child.off('close', ended);
			resolve(failure);
		};
		child.stdout?.on('data', look);
		child.once('close', ended); // by then all it wrote has arrived
	});
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill(signal);
	const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
	await ended;
	clearTimeout(timeout);
}
