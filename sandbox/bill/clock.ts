/** Time as the simulator sees it. Tests move it instead of waiting. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Moves the simulator's time ahead of the machine's. */
	advance(ms: number): void;
	/** How far the simulator's time is ahead, in milliseconds; kept in the state file. */
	aheadMs(): number;
}

/** A clock that follows the machine's, `aheadMs` milliseconds ahead. */
export function createClock(aheadMs = 0, machineNow: () => number = Date.now): Clock {
	let ahead = aheadMs;
	return {
		now: () => machineNow() + ahead,
		advance: (ms) => {
			ahead += ms;
		},
		aheadMs: () => ahead,
	};
}

/** BILL's timestamp form: `2026-12-15T23:15:23.127+00:00`. */
export function timestamp(ms: number): string {
	return new Date(ms).toISOString().replace('Z', '+00:00');
}

/** `yyyy-MM-dd` in UTC. BILL's own time zone is not documented; UTC is assumed. */
export function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}
