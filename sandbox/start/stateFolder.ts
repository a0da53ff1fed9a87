import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes a state folder for this process, because two sandboxes that write the same files would spoil them. It is given
 * back when the process ends.
 * @throws Error that names the process that has it
 */
export function takeStateFolder(folder: string): void {
	const file = join(folder, 'running.pid');
	mkdirSync(folder, { recursive: true });
	const holder = readHolder(file);
	if (holder !== undefined && holder !== process.pid && isRunning(holder)) {
		throw new Error(
			`A sandbox of this checkout is already running as process ${holder}. Use that one, or stop it first.`,
		);
	}
	writeFileSync(file, String(process.pid));
	process.once('exit', () => rmSync(file, { force: true }));
}

function readHolder(file: string): number | undefined {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		return undefined; // nobody has it
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false; // left by a process that could not tidy up
	}
}
