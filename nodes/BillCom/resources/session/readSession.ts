import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { textOf, toBillRecord } from '../../records/record';

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
