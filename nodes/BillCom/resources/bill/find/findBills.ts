import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { BillRefusedError } from '../../../transport/errors';
import { type FilterClause, isFilterable } from '../../../transport/filters';
import { objectOf, textOf, toBillRecord } from '../../../records/record';

/** The bills of a vendor that carry an invoice number, oldest first, archived ones too. */
export async function findBills(
	client: BillClient,
	vendorId: string,
	invoiceNumber: string,
): Promise<IDataObject[]> {
	const ofVendor: FilterClause = { field: 'vendorId', op: 'eq', value: vendorId };
	const byNumber: FilterClause = { field: 'invoice.invoiceNumber', op: 'eq', value: invoiceNumber };
	const search = { vendorId, invoiceNumber };
	if (!isFilterable(invoiceNumber)) return await scan(client, [ofVendor], search);
	try {
		return await scan(client, [ofVendor, byNumber], search);
	} catch (error) {
		const failure: unknown = error;
		// The filter works in practice but is not documented (field reports, 2026-11).
		if (!(failure instanceof BillRefusedError) || failure.httpStatus !== 400) throw failure;
		return await scan(client, [ofVendor], search);
	}
}

interface Search {
	vendorId: string;
	invoiceNumber: string;
}

/** BILL may filter more loosely than asked, so every row is compared again. */
async function scan(client: BillClient, filters: FilterClause[], search: Search): Promise<IDataObject[]> {
	const pages = client.pages({
		intent: `look for the bill ${search.invoiceNumber} of the vendor ${search.vendorId}`,
		path: '/v3/bills',
		filters,
		sort: 'createdTime:asc',
		decodeRow: toBillRecord,
	});
	const found: IDataObject[] = [];
	for await (const page of pages) found.push(...page.filter((bill) => isMatch(bill, search)));
	return found;
}

function isMatch(bill: IDataObject, { vendorId, invoiceNumber }: Search): boolean {
	return (
		textOf(bill, 'vendorId') === vendorId &&
		textOf(objectOf(bill, 'invoice'), 'invoiceNumber') === invoiceNumber
	);
}
