/**
 * Milliseconds a `Retry-After` asks to wait, given in seconds or as an HTTP date (RFC 9110, 10.2.3); undefined without a
 * usable one. BILL and Salesforce document none; a gateway in front of them may send one.
 */
export function retryAfterMs(headers: unknown, nowMs: number): number | undefined {
	const value = headerOf(headers);
	if (/^\d+$/.test(value)) return Number(value) * 1000;
	const atMs = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

/** A plain record as n8n and axios give it; names are in small letters there. */
function headerOf(headers: unknown): string {
	const value = (headers as Record<string, unknown> | undefined | null)?.['retry-after'];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
