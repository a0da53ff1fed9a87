import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told from a later one with the same number. */
export interface ProcessMark {
	pid: number;
	/** When it started, as the system says it. */
	started: string;
}

/** Nothing when there is no such process, or the system does not say when it started. */
export function processMark(pid: number): ProcessMark | undefined {
	const started = startOf(pid);
	return started === undefined ? undefined : { pid, started };
}

/** Whether the process of the mark still runs. */
export function isSameProcess({ pid, started }: ProcessMark): boolean {
	return startOf(pid) === started;
}

function startOf(pid: number): string | undefined {
	if (process.platform === 'linux') return startOnLinux(pid);
	const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
	return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

/** Ticks since the machine's start, and which start that was: no clock that somebody sets comes in. */
function startOnLinux(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the program's name in brackets, which may hold anything. Then the state, and 18 fields on the start.
		const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (state === 'Z') return undefined; // ended, and only its parent has not noticed
		const machine = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${fields[18]} after start ${machine}`;
	} catch {
		return undefined;
	}
}
