import type { IDataObject } from 'n8n-workflow';
import type { Connection } from './connection';
import { type FilterClause, filterText } from './filters';
import { sendCall } from './request';

/** A list to read page by page. */
export interface BillList<T> {
	/** Continues "BILL did not …", for example "list vendors". */
	intent: string;
	path: string;
	filters: FilterClause[];
	/**
	 * Sent wherever BILL knows it: without it the newest records come last (field reports, 2026-11). Lists of files take
	 * neither sort nor filters.
	 */
	sort?: string;
	/** At most so many rows in all; without it everything. */
	limit?: number;
	itemIndex?: number;
	decodeRow: (row: unknown) => T;
}

/** What one page of a list is asked for with. */
export type BillPage = Omit<BillList<unknown>, 'limit' | 'decodeRow'>;

/** BILL search-op-with-lists, 2026-11: 1 to 100 rows a page. */
const MAX_PAGE_SIZE = 100;

/** Yields page after page, so that nobody has to hold a whole list. An empty page in between is left out. */
export async function* readPages<T>(connection: Connection, list: BillList<T>): AsyncGenerator<T[]> {
	let remaining = list.limit ?? Number.POSITIVE_INFINITY;
	let page: string | undefined;
	do {
		const answer = await readPage(connection, list, Math.min(MAX_PAGE_SIZE, remaining), page);
		const rows = answer.results.slice(0, remaining).map(list.decodeRow);
		remaining -= rows.length;
		if (rows.length > 0) yield rows;
		page = answer.nextPage === page ? undefined : answer.nextPage;
	} while (page && remaining > 0);
}

/** Reads a list to its end. For short lists; otherwise use `readPages`. */
export async function readRows<T>(connection: Connection, list: BillList<T>): Promise<T[]> {
	const rows: T[] = [];
	for await (const page of readPages(connection, list)) rows.push(...page);
	return rows;
}

/** One page and the cursor of the next, for lists that a person scrolls. */
export async function readPage(
	connection: Connection,
	list: BillPage,
	max: number,
	page: string | undefined,
): Promise<{ results: unknown[]; nextPage: string | undefined }> {
	const filters = filterText(list.filters);
	const query: IDataObject = {
		max,
		...(list.sort && { sort: list.sort }),
		...(filters && { filters }),
		...(page && { page }),
	};
	return await sendCall(connection, {
		intent: list.intent,
		method: 'GET',
		path: list.path,
		query,
		itemIndex: list.itemIndex,
		// An answer without a list must not read as "there is none": a second bill or payment would follow.
		isAnswered: (body) => resultsOf(body) !== undefined,
		decode: toPage,
	});
}

function toPage(body: unknown): { results: unknown[]; nextPage: string | undefined } {
	const { nextPage } = (body ?? {}) as { nextPage?: unknown };
	return {
		results: resultsOf(body) ?? [],
		nextPage: typeof nextPage === 'string' && nextPage !== '' ? nextPage : undefined,
	};
}

function resultsOf(body: unknown): unknown[] | undefined {
	const { results } = (body ?? {}) as { results?: unknown };
	return Array.isArray(results) ? results : undefined;
}
