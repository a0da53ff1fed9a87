import type { IDataObject } from 'n8n-workflow';
import type { BillCredential } from '../../transport/credential';

/** BILL validatechallenge, 2026-11: a remembered device is trusted for 30 days. */
const TRUST_DAYS = 30;
const DAY_MS = 86_400_000;

/** When the trust of a device remembered now ends, as a UTC date. */
export function trustedUntil(nowMs: number): string {
	return new Date(nowMs + TRUST_DAYS * DAY_MS).toISOString();
}

/**
 * How long payments stay possible: `trustedUntil` as the credential says, and whole days left, negative when over. BILL
 * does not tell, so both are left out where the credential does not know.
 */
export function trustLeft({ trustedUntil: until }: BillCredential, nowMs: number): IDataObject {
	const endsMs = Date.parse(until);
	if (Number.isNaN(endsMs)) return {};
	return {
		trustedUntil: new Date(endsMs).toISOString(),
		trustDaysLeft: Math.floor((endsMs - nowMs) / DAY_MS),
	};
}
