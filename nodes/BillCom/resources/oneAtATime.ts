import { processWide } from '../transport/processWide';

/**
 * Runs work for the same key one after the other within this process, so that the second caller looks after the first
 * has written. Other processes are kept apart by the claim in the workflow.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
	const queues = processWide('oneAtATime', () => new Map<string, Promise<unknown>>());
	const before = queues.get(key) ?? Promise.resolve();
	// The one before may have been refused; that says nothing about this one.
	const mine = before.then(work, work);
	queues.set(key, mine);
	try {
		return await mine;
	} finally {
		if (queues.get(key) === mine) queues.delete(key);
	}
}
