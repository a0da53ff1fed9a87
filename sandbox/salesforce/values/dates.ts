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
