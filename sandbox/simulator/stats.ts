/** Calls a simulated system has answered since the start or the last reset. */
export interface CallStats {
	calls: number;
	/** Most calls at once, refused ones included. */
	maxInFlight: number;
	/** How often each code was answered. */
	refusals: Record<string, number>;
}

/** Counters at zero. */
export function emptyCallStats(): CallStats {
	return { calls: 0, maxInFlight: 0, refusals: {} };
}

/** Counts one refusal by its code. */
export function countRefusal({ refusals }: CallStats, code: string): void {
	refusals[code] = (refusals[code] ?? 0) + 1;
}
