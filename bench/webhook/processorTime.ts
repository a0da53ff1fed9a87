import { existsSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/**
 * Processor time a process has taken, its threads included. Unlike a span of time it hardly depends on what else runs on the machine.
 * Not a number where the system does not tell: only Linux does.
 */
export function cpuSecondsOf(pid: number): number {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) return NaN;
	const text = readFileSync(file, 'utf8');
	// The name of the program, in brackets, may hold anything.
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
	return (userTicks + systemTicks) / TICKS_A_SECOND;
}
