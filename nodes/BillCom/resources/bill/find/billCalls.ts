import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../../transport/request';
import type { BillContext } from '../../../transport/wire';
import { isStoredRecord, objectOf, recordsOf, textOf, toBillRecord } from '../../../records/record';

/** GET one bill, with its approvers where asked for. */
export async function readBill(
	ctx: BillContext,
	billId: string,
	itemIndex: number,
	withApprovers = false,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `return the bill ${billId}`,
		method: 'GET',
		path: pathOf(billId),
		...(withApprovers && { query: { billApprovals: true } }),
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST a bill. Expect BDC_1171 when the invoice number is taken. */
export async function postBill(
	ctx: BillContext,
	draft: IDataObject,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: creationOf(draft),
		method: 'POST',
		path: '/v3/bills',
		body: draft,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

function creationOf(draft: IDataObject): string {
	const number = textOf(objectOf(draft, 'invoice'), 'invoiceNumber');
	return `create the bill ${number} for the vendor ${textOf(draft, 'vendorId')}`;
}

/**
 * PATCH changes the given fields, PUT replaces the bill, lines included. Either may arrive twice, unless a PATCH adds
 * lines.
 */
export async function changeBill(
	ctx: BillContext,
	method: 'PATCH' | 'PUT',
	billId: string,
	body: IDataObject,
	itemIndex: number,
	isRepeatable = true,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `update the bill ${billId}`,
		method,
		path: pathOf(billId),
		body,
		isRepeatable,
		isAnswered: isRepeatable ? undefined : isStoredRecord,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST archive; BILL answers the same when it is archived already. */
export async function archiveBill(ctx: BillContext, billId: string, itemIndex: number): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `archive the bill ${billId}`,
		method: 'POST',
		path: `${pathOf(billId)}/archive`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST restore; BILL answers the same when it is active already. Expect BDC_1171 when its number was used meanwhile. */
export async function restoreBill(ctx: BillContext, billId: string, itemIndex: number): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `restore the bill ${billId}`,
		method: 'POST',
		path: `${pathOf(billId)}/restore`,
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** POST up to 100 bills, all or none (BILL createbulkbills, 2026-11). The bills come back in the order sent (assumed). */
export async function postBills(
	ctx: BillContext,
	drafts: IDataObject[],
	itemIndex: number,
): Promise<IDataObject[]> {
	const [first = {}, ...others] = drafts;
	return await billRequest(ctx, {
		intent: others.length === 0 ? creationOf(first) : `create ${drafts.length} bills in one call`,
		method: 'POST',
		path: '/v3/bills/bulk',
		body: drafts,
		itemIndex,
		isAnswered: (body) => recordsOf(body).length > 0,
		decode: recordsOf,
	});
}

function pathOf(billId: string): string {
	return `/v3/bills/${encodeURIComponent(billId)}`;
}
