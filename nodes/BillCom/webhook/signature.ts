import { createHmac, timingSafeEqual } from 'node:crypto';
import { isShallow, minified } from './jsonText';
import { parsedJson } from '../../shared/values/json';

/** BILL test-with-webhook-security, 2026-11: base64 of HMAC-SHA256 over the minified JSON, key as UTF-8. */
export const SIGNATURE_HEADER = 'x-bill-sha-signature';

/** 32 bytes in base64. Anything else needs no calculation to be refused. */
const SIGNATURE_FORM = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Whether BILL signed these bytes with this key. Without a key or a signature nothing is trusted. Never throws.
 *
 * Compared in constant time. The raw bytes come first; JSON that a proxy has re-formatted on its way, or that BILL has
 * escaped once more into a string, is accepted when the signature fits the JSON behind it.
 */
export function isSignedBy(securityKey: string | undefined, rawBody: Buffer, signature: unknown): boolean {
	if (!securityKey || typeof signature !== 'string') return false;
	const given = signature.trim();
	if (!SIGNATURE_FORM.test(given)) return false;
	const isOf = (data: Buffer | string) => isSame(sign(securityKey, data), given);
	return isOf(rawBody) || otherForms(rawBody).some(isOf);
}

/**
 * Why a delivery may carry a signature that does not fit, for the person who reads the log. Judged by what is not
 * proven to come from BILL, so nothing may be decided by it.
 *
 * @param kept what the trigger holds of its subscription
 */
export function doubtAbout(
	kept: { subscriptionId?: string; securityKey?: string },
	rawBody: Buffer,
	signature: unknown,
): string {
	if (!kept.securityKey)
		return 'This address has no BILL subscription. Unpublish the workflow and publish it again.';
	if (typeof signature !== 'string' || !signature)
		return `The request carries no ${SIGNATURE_HEADER}. It does not come from BILL, or a proxy in front of n8n drops the header.`;
	if (!SIGNATURE_FORM.test(signature.trim()))
		return `${SIGNATURE_HEADER} is not a BILL signature: expected 44 characters of base64. A proxy may have cut or re-encoded it.`;
	if (isSignedBy(kept.securityKey.trim(), rawBody, signature))
		return 'The stored security key begins or ends with a blank. Unpublish the workflow and publish it again.';
	const sender = subscriptionOf(rawBody);
	if (sender === undefined)
		return 'The body is not JSON from BILL. A proxy in front of n8n may have changed it: n8n needs the bytes as BILL sent them.';
	if (sender !== kept.subscriptionId)
		return `The event belongs to the subscription ${sender.slice(0, 40)}, but this workflow has ${kept.subscriptionId}: an earlier subscription with this address is still active. Unpublish the workflow and publish it again.`;
	return 'BILL signed with another key, or the body was changed on the way. If somebody rotated the key of this subscription, unpublish the workflow and publish it again; if a proxy parses and rewrites bodies, let it pass them on unchanged.';
}

function sign(securityKey: string, data: Buffer | string): string {
	return createHmac('sha256', Buffer.from(securityKey, 'utf8')).update(data).digest('base64');
}

function isSame(expected: string, given: string): boolean {
	const [one, other] = [Buffer.from(expected), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** What BILL may have signed where the bytes themselves do not fit. Deeper JSON than BILL's would exhaust the stack. */
function otherForms(rawBody: Buffer): string[] {
	const text = rawBody.toString('utf8');
	const content = isShallow(text) ? parsedJson(text) : undefined;
	if (content === undefined) return [];
	return [typeof content === 'string' ? content : JSON.stringify(content), minified(text)];
}

function subscriptionOf(rawBody: Buffer): string | undefined {
	const text = rawBody.toString('utf8');
	const once = isShallow(text) ? parsedJson(text) : undefined;
	const content = typeof once === 'string' && isShallow(once) ? parsedJson(once) : once;
	const { metadata } = (content ?? {}) as { metadata?: { subscriptionId?: unknown } | null };
	const id = metadata?.subscriptionId;
	return typeof id === 'string' ? id : undefined;
}
