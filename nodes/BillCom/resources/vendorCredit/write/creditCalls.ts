import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { isStoredRecord, textOf, toBillRecord } from '../../../records/record';

/** Where BILL keeps vendor credits. */
export const CREDITS_PATH = '/v3/vendor-credits';
/** Field of the lines. */
export const CREDIT_LINES = 'vendorCreditLineItems';

/** GET one vendor credit. */
export async function readCredit(
	ctx: BillContext,
	vendorCreditId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the vendor credit ${vendorCreditId}`,
		method: 'GET',
		path: pathOf(vendorCreditId),
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST a vendor credit. BILL takes the same reference number twice (BILL createvendorcredit, 2026-11). */
export async function postCredit(
	ctx: BillContext,
	body: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `create the vendor credit ${textOf(body, 'referenceNumber')} for the vendor ${textOf(body, 'vendorId')}`,
		method: 'POST',
		path: CREDITS_PATH,
		body,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PATCH changes the given fields, PUT replaces the credit, lines included. Either may arrive twice. */
export async function changeCredit(
	ctx: BillContext,
	method: 'PATCH' | 'PUT',
	vendorCreditId: string,
	body: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `update the vendor credit ${vendorCreditId}`,
		method,
		path: pathOf(vendorCreditId),
		body,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST archive; BILL answers the same when it is archived already. There is no way back. */
export async function archiveCredit(
	ctx: BillContext,
	vendorCreditId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `archive the vendor credit ${vendorCreditId}`,
		method: 'POST',
		path: `${pathOf(vendorCreditId)}/archive`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

function pathOf(vendorCreditId: string): string {
	return `${CREDITS_PATH}/${encodeURIComponent(vendorCreditId)}`;
}
