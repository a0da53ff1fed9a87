const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/** Waits before attempt `attempt` + 1: doubling, and jittered so that callers refused together do not return together. */
export async function backOff(attempt: number): Promise<void> {
	const ceilingMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
	const waitMs = ceilingMs / 2 + (Math.random() * ceilingMs) / 2;
	await new Promise((resolve) => setTimeout(resolve, waitMs));
}
