import type { IDataObject } from 'n8n-workflow';
import { BillRefusedError } from '../../../transport/errors';
import { type FilterClause, isFilterable } from '../../../transport/filters';
import { billPages } from '../../../transport/pages';
import type { BillContext } from '../../../transport/wire';
import { objectOf, textOf, toBillRecord } from '../../../records/record';

/** The bills of a vendor that carry an invoice number, oldest first, archived ones too. */
export async function findBills(
	ctx: BillContext,
	vendorId: string,
	invoiceNumber: string,
	itemIndex: number,
): Promise<IDataObject[]> {
	const ofVendor: FilterClause = { field: 'vendorId', op: 'eq', value: vendorId };
	const byNumber: FilterClause = { field: 'invoice.invoiceNumber', op: 'eq', value: invoiceNumber };
	const search = { vendorId, invoiceNumber, itemIndex };
	if (!isFilterable(invoiceNumber)) return await scan(ctx, [ofVendor], search);
	try {
		return await scan(ctx, [ofVendor, byNumber], search);
	} catch (error) {
		const failure: unknown = error;
		// The filter works in practice but is not documented (field reports, 2026-11).
		if (!(failure instanceof BillRefusedError) || failure.httpStatus !== 400) throw failure;
		return await scan(ctx, [ofVendor], search);
	}
}

interface Search {
	vendorId: string;
	invoiceNumber: string;
	itemIndex: number;
}

/** BILL may filter more loosely than asked, so every row is compared again. */
async function scan(ctx: BillContext, filters: FilterClause[], search: Search): Promise<IDataObject[]> {
	const pages = billPages(ctx, {
		intent: `look for the bill ${search.invoiceNumber} of the vendor ${search.vendorId}`,
		path: '/v3/bills',
		filters,
		sort: 'createdTime:asc',
		itemIndex: search.itemIndex,
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
