import { pauseAfter } from '../../shared/transport/backOff';
import { clock } from './clock';

/** The pause before attempt `attempt` + 1. */
export function pauseMs(attempt: number): number {
	return pauseAfter(attempt, { firstMs: 250, capMs: 8_000 });
}

/** Waits before attempt `attempt` + 1. */
export async function backOff(attempt: number): Promise<void> {
	await clock.sleep(pauseMs(attempt));
}
