import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait for a fact, how often to look, and what to say when it does not come. */
export interface Patience {
	/** The fact in words, as the end of "waited for …". */
	fact: string;
	withinMs?: number;
	everyMs?: number;
	/** Adds what is known about the reason to the message of the error. */
	explain?: () => Promise<string> | string;
}

/** Looking at a thousand records must not take the machine from what makes them: mostly a fifth of the time. */
const PAUSE_FOR_A_LOOK = 4;
const LONGEST_PAUSE_MS = 2_000;

type Nothing = undefined | null | false;

/**
 * Looks until there is something to see and returns it. `undefined`, `false` and `null` count as nothing.
 * @throws Error when the fact did not come in time, or what `look` throws
 */
export async function until<T>(look: () => Promise<T | Nothing>, patience: Patience): Promise<T> {
	const { fact, withinMs = 30_000, everyMs = 100, explain } = patience;
	const deadline = Date.now() + withinMs;
	for (;;) {
		const lookedAt = Date.now();
		const seen = await look();
		if (seen !== undefined && seen !== null && seen !== false) return seen;
		if (Date.now() >= deadline) break;
		const rest = Math.min(PAUSE_FOR_A_LOOK * (Date.now() - lookedAt), LONGEST_PAUSE_MS);
		await sleep(Math.max(everyMs, rest));
	}
	const reason = explain ? `\n${await explain()}` : '';
	throw new Error(`Waited ${Math.round(withinMs / 1000)} s in vain for ${fact}.${reason}`);
}
