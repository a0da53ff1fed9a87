import type { IDataObject } from 'n8n-workflow';
import { credentialOf, billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { toBillRecord } from '../../records/record';

/**
 * POST /v3/mfa/step-up with the remembered device of the credential → whether BILL trusts the live session now. An
 * outdated device answers 200 with `trusted: false`, so the flag counts and not the status (field reports, 2026-11).
 * Without a remembered device nothing is sent.
 */
export async function stepUp(ctx: BillContext, itemIndex: number): Promise<boolean> {
	const { rememberMeId, device } = await credentialOf(ctx);
	if (!rememberMeId) return false;
	const body: IDataObject = { rememberMeId, ...(device && { device }) };
	const { trusted } = await billRequest(ctx, {
		intent: 'trust the session',
		method: 'POST',
		path: '/v3/mfa/step-up',
		body,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
	return trusted === true;
}
