const HOUR_MS = 3_600_000;

/** When BILL counts anew what it allows an hour (BILL api-rate-limits, 2026-11): the next full hour, in milliseconds. */
export function nextFullHour(nowMs: number): number {
	return (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
}

/** The moment as messages tell it: "2026-12-15 18:00 UTC". */
export function minuteText(timeMs: number): string {
	return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
