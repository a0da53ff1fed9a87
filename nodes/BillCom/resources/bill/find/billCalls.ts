import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { isStoredRecord, objectOf, recordsOf, textOf, toBillRecord } from '../../../records/record';

/** GET one bill, with its approvers where asked for. */
export async function readBill(
	client: BillClient,
	billId: string,
	withApprovers = false,
): Promise<IDataObject> {
	return await client.request({
		intent: `return the bill ${billId}`,
		method: 'GET',
		path: pathOf(billId),
		...(withApprovers && { query: { billApprovals: true } }),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST a bill. Expect BDC_1171 when the invoice number is taken. */
export async function postBill(client: BillClient, draft: IDataObject): Promise<IDataObject> {
	return await client.request({
		intent: creationOf(draft),
		method: 'POST',
		path: '/v3/bills',
		body: draft,
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
	client: BillClient,
	method: 'PATCH' | 'PUT',
	billId: string,
	body: IDataObject,
	isRepeatable = true,
): Promise<IDataObject> {
	return await client.request({
		intent: `update the bill ${billId}`,
		method,
		path: pathOf(billId),
		body,
		isRepeatable,
		isAnswered: isRepeatable ? undefined : isStoredRecord,
		decode: toBillRecord,
	});
}

/** POST archive; BILL answers the same when it is archived already. */
export async function archiveBill(client: BillClient, billId: string): Promise<IDataObject> {
	return await client.request({
		intent: `archive the bill ${billId}`,
		method: 'POST',
		path: `${pathOf(billId)}/archive`,
		isRepeatable: true,
		decode: toBillRecord,
	});
}

/** POST restore; BILL answers the same when it is active already. Expect BDC_1171 when its number was used meanwhile. */
export async function restoreBill(client: BillClient, billId: string): Promise<IDataObject> {
	return await client.request({
		intent: `restore the bill ${billId}`,
		method: 'POST',
		path: `${pathOf(billId)}/restore`,
		isRepeatable: true,
		decode: toBillRecord,
	});
}

/** POST up to 100 bills, all or none (BILL createbulkbills, 2026-11). The bills come back in the order sent (assumed). */
export async function postBills(client: BillClient, drafts: IDataObject[]): Promise<IDataObject[]> {
	const [first = {}, ...others] = drafts;
	return await client.request({
		intent: others.length === 0 ? creationOf(first) : `create ${drafts.length} bills in one call`,
		method: 'POST',
		path: '/v3/bills/bulk',
		body: drafts,
		isAnswered: (body) => recordsOf(body).length > 0,
		decode: recordsOf,
	});
}

function pathOf(billId: string): string {
	return `/v3/bills/${encodeURIComponent(billId)}`;
}
