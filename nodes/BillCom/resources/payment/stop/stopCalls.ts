import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { isStoredRecord, toBillRecord } from '../../../records/record';

/** POST cancel. BILL takes it while the payment is SCHEDULED (BILL cancelpayment, 2026-11). */
export async function postCancel(client: BillClient, paymentId: string): Promise<IDataObject> {
	return await post(client, `cancel the payment ${paymentId}`, `${pathOf(paymentId)}/cancel`, {});
}

/** POST void. The words BILL takes as `type` are not published; its refusal names them (BILL voidpayment, 2026-11). */
export async function postVoid(
	client: BillClient,
	paymentId: string,
	request: { type: string; reason: string },
): Promise<IDataObject> {
	return await post(client, `void the payment ${paymentId}`, `${pathOf(paymentId)}/void`, request);
}

async function post(
	client: BillClient,
	intent: string,
	path: string,
	body: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent,
		method: 'POST',
		path,
		...(Object.keys(body).length > 0 && { body }),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

function pathOf(paymentId: string): string {
	return `/v3/payments/${encodeURIComponent(paymentId)}`;
}
