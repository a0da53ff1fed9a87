import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { isStoredRecord, textOf, toBillRecord } from '../../../records/record';

/** Where BILL keeps vendor credits. */
export const CREDITS_PATH = '/v3/vendor-credits';
/** Field of the lines. */
export const CREDIT_LINES = 'vendorCreditLineItems';

/** GET one vendor credit. */
export async function readCredit(client: BillClient, vendorCreditId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the vendor credit ${vendorCreditId}`,
		method: 'GET',
		path: pathOf(vendorCreditId),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST a vendor credit. BILL takes the same reference number twice (BILL createvendorcredit, 2026-11). */
export async function postCredit(client: BillClient, body: IDataObject): Promise<IDataObject> {
	return await client.request({
		intent: `create the vendor credit ${textOf(body, 'referenceNumber')} for the vendor ${textOf(body, 'vendorId')}`,
		method: 'POST',
		path: CREDITS_PATH,
		body,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PATCH changes the given fields, PUT replaces the credit, lines included. Either may arrive twice. */
export async function changeCredit(
	client: BillClient,
	method: 'PATCH' | 'PUT',
	vendorCreditId: string,
	body: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent: `update the vendor credit ${vendorCreditId}`,
		method,
		path: pathOf(vendorCreditId),
		body,
		isRepeatable: true,
		decode: toBillRecord,
	});
}

/** POST archive; BILL answers the same when it is archived already. There is no way back. */
export async function archiveCredit(client: BillClient, vendorCreditId: string): Promise<IDataObject> {
	return await client.request({
		intent: `archive the vendor credit ${vendorCreditId}`,
		method: 'POST',
		path: `${pathOf(vendorCreditId)}/archive`,
		isRepeatable: true,
		decode: toBillRecord,
	});
}

function pathOf(vendorCreditId: string): string {
	return `${CREDITS_PATH}/${encodeURIComponent(vendorCreditId)}`;
}
