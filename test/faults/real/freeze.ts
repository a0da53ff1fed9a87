import { setTimeout as wait } from 'node:timers/promises';
import { processMark } from '../../../sandbox/n8n/processMark';
import type { Lane } from './lane';

/**
 * Has a process of n8n stand still, as a machine does that is moved or short of memory: what it holds is taken by others,
 * and then it goes on as if nothing had been.
 */
export async function freezeSomebody(lane: Lane, place: number, ms: number): Promise<void> {
	const pids = lane.pids();
	const pid = pids[place % pids.length];
	if (pid === undefined || processMark(pid) === undefined) return;
	process.kill(pid, 'SIGSTOP');
	await wait(ms);
	if (processMark(pid) !== undefined) process.kill(pid, 'SIGCONT');
}
