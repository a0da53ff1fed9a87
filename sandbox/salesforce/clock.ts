/** Where the simulator takes its time from, so that a test can let hours pass at once. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
}

/** Runs with the given clock (the machine's by default) and can be moved ahead. */
export class SandboxClock implements Clock {
	private aheadMs = 0;

	constructor(private readonly base: () => number = Date.now) {}

	now(): number {
		return this.base() + this.aheadMs;
	}

	/** Moves the clock ahead; it never goes back. */
	advance(ms: number): void {
		this.aheadMs += Math.max(0, ms);
	}
}

/**
 * A date-time as the REST API writes it, `2026-11-22T13:18:05.000+0000`. Whole seconds, because the platform keeps no
 * more; always UTC, so that two of them compare as text.
 */
export function toApiDateTime(epochMs: number): string {
	return `${new Date(epochMs).toISOString().slice(0, 19)}.000+0000`;
}

/** The UTC day of a moment as `YYYY-MM-DD`. */
export function toApiDate(epochMs: number): string {
	return new Date(epochMs).toISOString().slice(0, 10);
}
