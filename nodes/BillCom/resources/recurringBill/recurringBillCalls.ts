import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { readRecord } from '../../records/readRecord';
import { isStoredRecord, textOf, toBillRecord } from '../../records/record';

/** Where BILL keeps recurring bills: without a hyphen. */
export const RECURRING_PATH = '/v3/recurringbills';
/** Field of the lines. */
export const RECURRING_LINES = 'recurringBillLineItems';

/** GET one recurring bill. */
export async function readRecurringBill(
	ctx: BillContext,
	id: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await readRecord(ctx, { label: 'recurring bill', path: RECURRING_PATH, id, itemIndex });
}

/** POST a recurring bill. Bills that are due by now are made at once. */
export async function postRecurringBill(
	ctx: BillContext,
	body: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `create the recurring bill for the vendor ${textOf(body, 'vendorId')}`,
		method: 'POST',
		path: RECURRING_PATH,
		body,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PATCH changes the given fields, PUT replaces the recurring bill, lines included. Either may arrive twice. */
export async function changeRecurringBill(
	ctx: BillContext,
	method: 'PATCH' | 'PUT',
	id: string,
	body: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `update the recurring bill ${id}`,
		method,
		path: `${RECURRING_PATH}/${encodeURIComponent(id)}`,
		body,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST archive or restore; BILL answers the same when it was done before. */
export async function setRecurringBillArchived(
	ctx: BillContext,
	verb: 'archive' | 'restore',
	id: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `${verb} the recurring bill ${id}`,
		method: 'POST',
		path: `${RECURRING_PATH}/${encodeURIComponent(id)}/${verb}`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}
