import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { textOf, toBillRecord } from '../records/record';
import { withFilter } from '../records/refusedFilter';
import { forget, remember } from '../../shared/memory/remember';
import type { BillClient } from '../transport/client';
import { type FilterClause, isFilterable } from '../transport/filters';
import { ENOUGH, inSpellings } from './spellings';

/** A list of BILL whose entries a person looks for by words. */
export interface SearchableList {
	/** Continues "BILL did not …", for example "list departments". */
	intent: string;
	path: string;
	/** Left out for lists of files, which BILL does not sort. */
	sort?: string;
	/** What the person reads and searches in. */
	label(record: IDataObject): string;
	/** Archived entries instead of active ones. */
	isArchived?: boolean;
	/** Asks BILL itself for a search text, where its answer may find everything; undefined reads the list instead. */
	clauseFor?(search: string): FilterClause | undefined;
}

interface Page {
	records: IDataObject[];
	nextPage: string | undefined;
}

const PAGE_SIZE = 100;
/** Pages are read anew after this long: time to type and choose, short enough to see what was just added. */
const PAGE_LIFE_MS = 2 * 60_000;

/**
 * The entries of a list. Opening it reads one page. A search text is looked for anywhere in the label: in the first
 * page when that is the whole list, else by BILL's own filter, and where BILL has none or finds nothing, in page after
 * page, each remembered for the next keystroke. Capitals, blanks and Unicode forms make no difference.
 */
export async function searchList(
	client: BillClient,
	list: SearchableList,
	filter = '',
	cursor?: string,
): Promise<INodeListSearchResult> {
	const search = foldedText(filter);
	if (!search) return await opened(client, list, cursor);
	const first = await rememberedPage(client, list, cursor);
	if (!cursor && first.nextPage) {
		const found = await askBill(client, list, filter.trim());
		if (found.length > 0) return { results: found };
	}
	return await scanned(client, list, search, first);
}

async function opened(
	client: BillClient,
	list: SearchableList,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	if (!cursor) forget(pageKey(client, list, ''));
	return await scanned(client, list, '', await rememberedPage(client, list, cursor), 1);
}

/** Reads on from a page until there is enough to show. Archived or not is told apart here: not every list filters by it. */
async function scanned(
	client: BillClient,
	list: SearchableList,
	search: string,
	from: Page,
	enough = ENOUGH,
): Promise<INodeListSearchResult> {
	const results = matching(list, from.records, search);
	let { nextPage } = from;
	const isWhole = nextPage === undefined;
	while (nextPage && results.length < enough) {
		const page: Page = await rememberedPage(client, list, nextPage);
		results.push(...matching(list, page.records, search));
		nextPage = page.nextPage;
	}
	if (isWhole) results.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
	return { results, paginationToken: nextPage };
}

function matching(
	list: SearchableList,
	records: IDataObject[],
	search: string,
): INodeListSearchResult['results'] {
	return records
		.filter((record) => (record.archived === true) === (list.isArchived ?? false))
		.map((record) => ({ name: list.label(record) || textOf(record, 'id'), value: textOf(record, 'id') }))
		.filter(({ name }) => foldedText(name).includes(search));
}

/** What BILL's filter finds, in any spelling; nothing where it has none. */
async function askBill(
	client: BillClient,
	list: SearchableList,
	search: string,
): Promise<INodeListSearchResult['results']> {
	const found = await inSpellings(search, 1, async (spelling) => {
		const clause = isFilterable(spelling) ? list.clauseFor?.(spelling) : undefined;
		if (!clause) return [];
		return await withFilter(
			client,
			`${list.path} ${clause.field}:${clause.op}`,
			async () =>
				(await client.page({ ...list, filters: [clause] }, PAGE_SIZE, undefined)).results.map(toBillRecord),
			async () => [],
		);
	});
	return matching(list, found, '');
}

async function rememberedPage(client: BillClient, list: SearchableList, cursor = ''): Promise<Page> {
	return await remember(pageKey(client, list, cursor), PAGE_LIFE_MS, async () => {
		const { results, nextPage } = await client.page({ ...list, filters: [] }, PAGE_SIZE, cursor || undefined);
		return { records: results.map(toBillRecord), nextPage: nextPage === cursor ? undefined : nextPage };
	});
}

function pageKey(client: BillClient, { path }: SearchableList, cursor: string): string {
	return `page:${client.organization}:${path}:${cursor}`;
}
