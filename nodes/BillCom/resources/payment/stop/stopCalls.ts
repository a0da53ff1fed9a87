import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { isStoredRecord, toBillRecord } from '../../../records/record';

/** POST cancel. BILL takes it while the payment is SCHEDULED (BILL cancelpayment, 2026-11). */
export async function postCancel(
	ctx: BillContext,
	paymentId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await post(ctx, `cancel the payment ${paymentId}`, `${pathOf(paymentId)}/cancel`, {}, itemIndex);
}

/** POST void. The words BILL takes as `type` are not published; its refusal names them (BILL voidpayment, 2026-11). */
export async function postVoid(
	ctx: BillContext,
	paymentId: string,
	request: { type: string; reason: string },
	itemIndex: number,
): Promise<IDataObject> {
	return await post(ctx, `void the payment ${paymentId}`, `${pathOf(paymentId)}/void`, request, itemIndex);
}

async function post(
	ctx: BillContext,
	intent: string,
	path: string,
	body: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent,
		method: 'POST',
		path,
		...(Object.keys(body).length > 0 && { body }),
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

function pathOf(paymentId: string): string {
	return `/v3/payments/${encodeURIComponent(paymentId)}`;
}
