/** BILL's timestamp form: `2026-12-15T23:15:23.127+00:00`. */
export function timestamp(ms: number): string {
	return new Date(ms).toISOString().replace('Z', '+00:00');
}

/** `yyyy-MM-dd` in UTC. BILL's own time zone is not documented; UTC is assumed. */
export function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}
