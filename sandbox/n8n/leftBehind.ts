import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, processMark, type ProcessMark } from './processMark';
import { until } from './until';

const PID_FILE = 'n8n.pid';
/** What it still runs talks to simulators that are gone, so it is not worth waiting for. */
const PATIENCE_MS = 10_000;

/**
 * Ends the n8n that works in this folder and whose starter is gone: it holds the database, and a second one there would
 * fail with "database is locked". A process that only has got its number since is left alone.
 */
export async function endLeftBehind(folder: string): Promise<void> {
	const mark = readMark(join(folder, PID_FILE));
	if (mark === undefined || !isSameProcess(mark)) return;
	process.kill(mark.pid, 'SIGTERM');
	const isGone = () => !isSameProcess(mark);
	const fact = `the n8n left behind as process ${mark.pid} to end`;
	await until(async () => await Promise.resolve(isGone()), { fact, withinMs: PATIENCE_MS }).catch(() =>
		process.kill(mark.pid, 'SIGKILL'),
	);
	await until(async () => await Promise.resolve(isGone()), { fact });
}

/** Remembers the process that works in this folder, until it ends. */
export function notePid(folder: string, child: ChildProcess): void {
	const mark = child.pid === undefined ? undefined : processMark(child.pid);
	if (mark === undefined) return;
	const file = join(folder, PID_FILE);
	writeFileSync(file, JSON.stringify(mark));
	child.once('exit', () => rmSync(file, { force: true }));
}

function readMark(file: string): ProcessMark | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined; // nobody, or not written to its end
	}
}
