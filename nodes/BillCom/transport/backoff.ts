import { clock } from './clock';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** The pause before attempt `attempt` + 1: doubling, and jittered so that callers refused together do not return together. */
export function pauseMs(attempt: number): number {
	const ceilingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
	return ceilingMs / 2 + (Math.random() * ceilingMs) / 2;
}

/** Waits before attempt `attempt` + 1. */
export async function backOff(attempt: number): Promise<void> {
	await clock.sleep(pauseMs(attempt));
}
