import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { billInvoiceNumber } from '../../shared/keys';
import { formatCents, toCents } from '../../shared/money';
import { invoiceNumberOf } from '../resources/bill/invoiceNumberOf';
import { textOf, toBillRecord } from '../resources/record';
import { type FilterClause, isFilterable } from '../transport/filters';
import { readPage } from '../transport/pages';

export {
	searchAccountingClasses,
	searchAccounts,
	searchDepartments,
	searchEmployees,
	searchItems,
	searchJobs,
	searchLocations,
} from './searchClassifications';
export { searchCustomers } from './searchCustomers';
export { searchPaymentTerms } from './searchPaymentTerms';
export { searchRoles, searchUsers } from './searchUsers';
export { searchArchivedVendors, searchVendors } from './searchVendors';

const PAGE_SIZE = 50;

/**
 * Active bills, newest first; a search text is an invoice number, whole, because BILL offers no more. A long one is
 * looked for as BILL keeps it.
 */
export async function searchBills(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = billInvoiceNumber(filter ?? '');
	const filters: FilterClause[] = [{ field: 'archived', op: 'eq', value: false }];
	if (search && isFilterable(search))
		filters.push({ field: 'invoice.invoiceNumber', op: 'eq', value: search });
	const list = { intent: 'list bills', path: '/v3/bills', filters, sort: 'createdTime:desc' };
	return await page(this, list, paginationToken, billLabel);
}

function billLabel(bill: IDataObject): string {
	const cents = toCents(bill.amount);
	const parts = [
		invoiceNumberOf(bill),
		textOf(bill, 'vendorName'),
		cents === undefined ? '' : formatCents(cents),
	];
	return parts.filter(Boolean).join(', ') || textOf(bill, 'id');
}

async function page(
	ctx: ILoadOptionsFunctions,
	list: { intent: string; path: string; filters: FilterClause[]; sort: string },
	cursor: string | undefined,
	label: (record: IDataObject) => string,
): Promise<INodeListSearchResult> {
	const { results, nextPage } = await readPage(ctx, list, PAGE_SIZE, cursor);
	const records = results.map(toBillRecord);
	return {
		results: records.map((record) => ({ name: label(record), value: textOf(record, 'id') })),
		paginationToken: nextPage,
	};
}
