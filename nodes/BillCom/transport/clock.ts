import { pauseAfter } from '../../shared/transport/backOff';

/** Time as the transport takes it. One object, so that a test can let it pass without waiting. */
export const clock = {
	nowMs: (): number => Date.now(),
	sleep: async (ms: number): Promise<void> => {
		await new Promise((resolve) => setTimeout(resolve, ms));
	},
};

/** The pause before attempt `attempt` + 1. */
export function pauseMs(attempt: number): number {
	return pauseAfter(attempt, { firstMs: 250, capMs: 8_000 });
}

/** Waits before attempt `attempt` + 1. */
export async function backOff(attempt: number): Promise<void> {
	await clock.sleep(pauseMs(attempt));
}

/** BILL promises no answer time; its webhook side gives receivers 10 s. Longer than this is taken as no answer. */
export const REQUEST_TIMEOUT_MS = 30_000;
