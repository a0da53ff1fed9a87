import { setTimeout as delay } from 'node:timers/promises';
import type { Wait } from './source';

/** The real clock's {@link Wait}. */
export const wait: Wait = async (ms, signal) => {
	try {
		await delay(ms, undefined, { signal });
	} catch (reason) {
		// Only an abort ends the delay early, and ending early is what was asked for.
		if (!signal.aborted) throw reason;
	}
};
