/** Counters of a run. */
export interface BillStats {
	calls: number;
	logins: number;
	/** Most calls at once for one developer key and organization, refused ones included. */
	maxInFlight: number;
	/** How often each code was answered. */
	refusals: Record<string, number>;
	notificationsSent: number;
	notificationsFailed: number;
}

/** Counters at zero. */
export function emptyStats(): BillStats {
	return { calls: 0, logins: 0, maxInFlight: 0, refusals: {}, notificationsSent: 0, notificationsFailed: 0 };
}
