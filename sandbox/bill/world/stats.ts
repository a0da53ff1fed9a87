import { emptyCallStats } from '../../simulator/stats';
import type { CallStats } from '../../simulator/stats';

/** Counters of a run; `maxInFlight` is that of one developer key and organization. */
export interface BillStats extends CallStats {
	logins: number;
	notificationsSent: number;
	notificationsFailed: number;
}

/** Counters at zero. */
export function emptyStats(): BillStats {
	return { ...emptyCallStats(), logins: 0, notificationsSent: 0, notificationsFailed: 0 };
}
