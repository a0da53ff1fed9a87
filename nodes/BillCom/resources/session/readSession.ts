import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { textOf, toBillRecord } from '../../records/record';
import type { BillCredential } from '../../transport/credential';

/** `trusted`: BILL takes payments. `notTrusted`: it will refuse them. `unknown`: only a payment would tell. */
export type Trust = 'trusted' | 'notTrusted' | 'unknown';

/** The session BILL holds for the credential. */
export interface SessionFacts {
	record: IDataObject;
	trust: Trust;
}

/** Reads the session; costs one call and keeps the session alive. */
export async function readSession(client: BillClient): Promise<SessionFacts> {
	const record = await client.request({
		intent: 'return the session',
		method: 'GET',
		path: '/v3/login/session',
		decode: toBillRecord,
	});
	return { record, trust: toTrust(record) };
}

/** `mfaStatus` and `mfaBypass` as seen in the field, 2026-11; other values may exist and mean nothing here. */
export function toTrust(record: IDataObject): Trust {
	const status = textOf(record, 'mfaStatus');
	if (record.mfaBypass === true || status === 'COMPLETE') return 'trusted';
	return status === 'INCOMPLETE' || status === 'REQUIRED' ? 'notTrusted' : 'unknown';
}

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
