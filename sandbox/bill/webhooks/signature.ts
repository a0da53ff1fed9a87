import { createHmac } from 'node:crypto';

/** Value of `x-bill-sha-signature`: base64 of HMAC-SHA256 over the minified payload, keyed with the security key as UTF-8. */
export function signatureOf(payload: string, securityKey: string): string {
	return createHmac('sha256', securityKey).update(payload, 'utf8').digest('base64');
}
