import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { readRecord } from '../../records/readRecord';
import { isStoredRecord, textOf, toBillRecord } from '../../records/record';

/** Where BILL keeps recurring bills: without a hyphen. */
export const RECURRING_PATH = '/v3/recurringbills';
/** Field of the lines. */
export const RECURRING_LINES = 'recurringBillLineItems';

/** GET one recurring bill. */
export async function readRecurringBill(client: BillClient, id: string): Promise<IDataObject> {
	return await readRecord(client, { label: 'recurring bill', path: RECURRING_PATH, id });
}

/** POST a recurring bill. Bills that are due by now are made at once. */
export async function postRecurringBill(client: BillClient, body: IDataObject): Promise<IDataObject> {
	return await client.request({
		intent: `create the recurring bill for the vendor ${textOf(body, 'vendorId')}`,
		method: 'POST',
		path: RECURRING_PATH,
		body,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PATCH changes the given fields, PUT replaces the recurring bill, lines included. Either may arrive twice. */
export async function changeRecurringBill(
	client: BillClient,
	method: 'PATCH' | 'PUT',
	id: string,
	body: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent: `update the recurring bill ${id}`,
		method,
		path: `${RECURRING_PATH}/${encodeURIComponent(id)}`,
		body,
		isRepeatable: true,
		decode: toBillRecord,
	});
}

/** POST archive or restore; BILL answers the same when it was done before. */
export async function setRecurringBillArchived(
	client: BillClient,
	verb: 'archive' | 'restore',
	id: string,
): Promise<IDataObject> {
	return await client.request({
		intent: `${verb} the recurring bill ${id}`,
		method: 'POST',
		path: `${RECURRING_PATH}/${encodeURIComponent(id)}/${verb}`,
		isRepeatable: true,
		decode: toBillRecord,
	});
}
