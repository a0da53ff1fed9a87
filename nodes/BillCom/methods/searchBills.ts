import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { billInvoiceNumber } from '../../shared/keys';
import { formatCents, toCents } from '../../shared/money';
import { invoiceNumberOf } from '../resources/bill/invoiceNumberOf';
import { textOf, toBillRecord } from '../resources/record';
import { type FilterClause, isFilterable } from '../transport/filters';
import { readPage } from '../transport/pages';

const PAGE_SIZE = 50;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/** Active bills, newest first; see `searchOf`. */
export const searchBills = searchOf(false);

/** Archived bills, newest first; drafts of the web app are among them. */
export const searchArchivedBills = searchOf(true);

/**
 * A search text is an invoice number, whole, because BILL offers no more. A long one is looked for as BILL keeps it.
 */
function searchOf(archived: boolean): Search {
	return async function search(this: ILoadOptionsFunctions, filter = '', cursor) {
		const number = billInvoiceNumber(filter);
		const filters: FilterClause[] = [{ field: 'archived', op: 'eq', value: archived }];
		if (number && isFilterable(number))
			filters.push({ field: 'invoice.invoiceNumber', op: 'eq', value: number });
		const list = { intent: 'list bills', path: '/v3/bills', filters, sort: 'createdTime:desc' };
		const { results, nextPage } = await readPage(this, list, PAGE_SIZE, cursor);
		return {
			results: results.map(toBillRecord).map((bill) => ({ name: labelOf(bill), value: textOf(bill, 'id') })),
			paginationToken: nextPage,
		};
	};
}

function labelOf(bill: IDataObject): string {
	const cents = toCents(bill.amount);
	const parts = [
		invoiceNumberOf(bill),
		textOf(bill, 'vendorName'),
		cents === undefined ? '' : formatCents(cents),
	];
	return parts.filter(Boolean).join(', ') || textOf(bill, 'id');
}
