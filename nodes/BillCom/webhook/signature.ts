import { createHmac, timingSafeEqual } from 'node:crypto';

/** BILL test-with-webhook-security, 2026-11: base64 of HMAC-SHA256 over the minified JSON, key as UTF-8. */
export const SIGNATURE_HEADER = 'x-bill-sha-signature';

/**
 * Whether BILL signed these bytes with this key. Without a key or a signature nothing is trusted.
 *
 * Compared in constant time. The raw bytes come first; JSON that a proxy has re-formatted on its way, or that BILL has
 * escaped once more into a string, is accepted when the signature fits the JSON behind it.
 */
export function isSignedBy(securityKey: string | undefined, rawBody: Buffer, signature: unknown): boolean {
	if (!securityKey || typeof signature !== 'string' || !signature) return false;
	return signableForms(rawBody).some((form) => isSame(sign(securityKey, form), signature.trim()));
}

function sign(securityKey: string, data: Buffer | string): string {
	return createHmac('sha256', Buffer.from(securityKey, 'utf8')).update(data).digest('base64');
}

/** A length says nothing about the key, so different lengths may be told apart at once. */
function isSame(expected: string, given: string): boolean {
	const [one, other] = [Buffer.from(expected), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}

function signableForms(rawBody: Buffer): Array<Buffer | string> {
	const text = rawBody.toString('utf8');
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch {
		return [rawBody];
	}
	const json = typeof content === 'string' ? content : JSON.stringify(content);
	return [rawBody, json, withoutWhitespace(text)];
}

/** Drops the whitespace between tokens and keeps every token as written: 120.50 stays 120.50. */
function withoutWhitespace(json: string): string {
	return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
