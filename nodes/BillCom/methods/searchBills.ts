import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { billInvoiceNumber } from '../../shared/keys';
import { toCents } from '../../shared/money';
import { invoiceNumberOf } from '../resources/bill/find/billRecord';
import { textOf, toBillRecord } from '../records/record';
import { withFilter } from '../records/refusedFilter';
import { type BillClient, clientOf } from '../transport/client';
import { type FilterClause, isFilterable, nameClauses } from '../transport/filters';
import { amountLabel, labelOf } from './labels';

const PAGE_SIZE = 50;
/** So many vendors may begin with a search text; further ones want more letters. */
const MOST_VENDORS = 20;

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
 * A search text is an invoice number, whole, or the start of the name of a vendor: BILL filters bills by no more. Every
 * answer takes at most three calls, however many bills there are.
 */
function searchOf(archived: boolean): Search {
	return async function search(this: ILoadOptionsFunctions, filter = '', cursor) {
		const state: FilterClause = { field: 'archived', op: 'eq', value: archived };
		const text = filter.trim();
		if (!text) return await readBillPage(await clientOf(this), [state], cursor);
		const numbered = cursor ? [] : await withNumber(await clientOf(this), state, text);
		return numbered.length > 0
			? { results: numbered }
			: await ofVendors(await clientOf(this), state, text, cursor);
	};
}

/** A long number is looked for as BILL keeps it. */
async function withNumber(
	client: BillClient,
	state: FilterClause,
	text: string,
): Promise<INodeListSearchResult['results']> {
	const value = billInvoiceNumber(text);
	if (!isFilterable(value)) return [];
	const clause: FilterClause = { field: 'invoice.invoiceNumber', op: 'eq', value };
	const byBill = async () => (await readBillPage(client, [state, clause])).results;
	return await withFilter(client, '/v3/bills invoice.invoiceNumber:eq', byBill, async () => []);
}

/** A cursor is the ids of the vendors and BILL's own cursor, so that scrolling looks for no vendor again. */
async function ofVendors(
	client: BillClient,
	state: FilterClause,
	text: string,
	cursor = '',
): Promise<INodeListSearchResult> {
	const end = cursor.indexOf('|');
	const ids = end < 0 ? await vendorsFrom(client, text) : cursor.slice(0, end);
	if (!ids) return { results: [] };
	const clause: FilterClause = { field: 'vendorId', op: 'in', value: ids };
	const { results, paginationToken } = await readBillPage(
		client,
		[state, clause],
		cursor.slice(end + 1) || undefined,
	);
	return { results, paginationToken: paginationToken && `${ids}|${String(paginationToken)}` };
}

async function vendorsFrom(client: BillClient, text: string): Promise<string> {
	const filters = nameClauses('name', 'sw', text);
	if (filters.length === 0) return '';
	const list = { intent: 'list vendors', path: '/v3/vendors', filters, sort: 'name:asc' };
	const { results } = await client.page(list, MOST_VENDORS, undefined);
	return results.map((row) => textOf(toBillRecord(row), 'id')).join(',');
}

async function readBillPage(
	client: BillClient,
	filters: FilterClause[],
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = { intent: 'list bills', path: '/v3/bills', filters, sort: 'createdTime:desc' };
	const { results, nextPage } = await client.page(list, PAGE_SIZE, cursor);
	return {
		results: results.map(toBillRecord).map((bill) => ({ name: nameOf(bill), value: textOf(bill, 'id') })),
		paginationToken: nextPage,
	};
}

function nameOf(bill: IDataObject): string {
	const amount = amountLabel(toCents(bill.amount));
	return labelOf(invoiceNumberOf(bill), textOf(bill, 'vendorName'), amount) || textOf(bill, 'id');
}
