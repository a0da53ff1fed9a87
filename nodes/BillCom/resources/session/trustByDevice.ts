import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { toBillRecord } from '../../records/record';

/**
 * POST /v3/mfa/step-up with the remembered device of the credential → whether BILL trusts the live session now. An
 * outdated device answers 200 with `trusted: false`, so the flag counts and not the status (field reports, 2026-11).
 * Without a remembered device nothing is sent.
 */
export async function stepUp(client: BillClient): Promise<boolean> {
	const { rememberMeId, device } = client.credential;
	if (!rememberMeId) return false;
	const body: IDataObject = { rememberMeId, ...(device && { device }) };
	const { trusted } = await client.request({
		intent: 'trust the session',
		method: 'POST',
		path: '/v3/mfa/step-up',
		body,
		isRepeatable: true,
		decode: toBillRecord,
	});
	return trusted === true;
}
