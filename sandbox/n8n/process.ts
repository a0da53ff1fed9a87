import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftBehind, notePid } from './leftBehind';
import { LogFile } from './logFile';
import { installPackage } from './package';

const START_PATIENCE_MS = 180_000;
/** n8n finishes running executions for 30 s before it gives up on them. */
const STOP_PATIENCE_MS = 40_000;
const LOOKS_EVERY_MS = 50;

/** One process of n8n, and how to tell that it is ready. */
export interface ProcessOptions {
	/** n8n's own program, as installed in the cache. Run by the Node.js that runs this. */
	program: string;
	/** What it is to be. */
	role: 'start' | 'webhook' | 'worker';
	/** Words it writes when it is ready. */
	readyWords: string;
	env: NodeJS.ProcessEnv;
	/** Its own folder: a fresh one, or one an earlier process of the sandbox left. */
	folder: string;
}

/** A process of n8n that runs. */
export interface RunningProcess {
	/** Its number; when several are one n8n together, that of main. */
	pid: number;
	/** The last lines it wrote since it was ready. */
	logTail(lines: number): string;
	/** Ends it and waits until it has ended. */
	stop(): Promise<void>;
	/** Ends it at once, as a power cut would: nothing it does is finished. */
	kill(): Promise<void>;
	/** Settles when it has ended, for whatever reason. */
	ended: Promise<void>;
	/** Whether it has. */
	hasEnded(): boolean;
}

/**
 * Starts a process of n8n with this package installed and waits until it is ready. One that an earlier sandbox left
 * behind in the folder is ended first. Its whole log is kept in `n8n.log` in the folder.
 * @throws Error with the end of n8n's log when it ends or does not get ready in time
 */
export async function runProcess(options: ProcessOptions): Promise<RunningProcess> {
	const { program, role, readyWords, env, folder } = options;
	await mkdir(folder, { recursive: true });
	await endLeftBehind(folder);
	await installPackage(folder);
	const log = new LogFile(join(folder, 'n8n.log'));
	const child = spawn(process.execPath, [program, role], {
		env,
		cwd: folder,
		stdio: ['ignore', log.handle, log.handle],
		detached: true, // Ctrl+C must not reach n8n before the simulators' last webhooks did
	});
	log.handedOver();
	const endWithUs = () => child.kill('SIGKILL');
	process.once('exit', endWithUs);
	child.once('exit', () => process.off('exit', endWithUs));
	notePid(folder, child);
	const running: RunningProcess = {
		pid: child.pid ?? 0,
		logTail: (lines) => log.tail(lines),
		stop: async () => await stop(child, 'SIGTERM'),
		kill: async () => await stop(child, 'SIGKILL'),
		ended: new Promise((resolve) => child.once('exit', () => resolve())),
		hasEnded: () => child.exitCode !== null || child.signalCode !== null,
	};
	const failure = await ready(child, log, readyWords);
	if (failure === undefined) {
		log.forget(); // what the start wrote, hundreds of migrations among it, is in the file
		return running;
	}
	await running.stop();
	throw new Error(`${failure} Its log ends with:\n${running.logTail(40)}`);
}

/** Nothing when n8n got ready, else what happened instead. */
async function ready(child: ChildProcess, log: LogFile, words: string): Promise<string | undefined> {
	return await new Promise((resolve) => {
		const look = () => {
			if (log.text().includes(words)) settle(undefined);
		};
		const ended = (code: number | null) => settle(`n8n ended with exit code ${code}.`);
		const looking = setInterval(look, LOOKS_EVERY_MS);
		const timeout = setTimeout(() => settle('n8n did not get ready in time.'), START_PATIENCE_MS);
		const settle = (failure: string | undefined) => {
			clearInterval(looking);
			clearTimeout(timeout);
			child.off('exit', ended);
			resolve(failure);
		};
		child.once('exit', ended);
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
