import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { textOf, toBillRecord } from '../records/record';
import { remember } from '../../shared/memory/remember';
import { type BillClient, clientOf } from '../transport/client';
import { type FilterClause, isFilterable, nameClauses } from '../transport/filters';
import { ENOUGH, inSpellings } from './spellings';

/** A dropdown shows about seven at a time and asks for more when scrolled. */
const PAGE_SIZE = 50;
const SCANNED_PAGE_SIZE = 100;
/** Time to type and choose; the next keystroke compares what was just read. */
const PAGE_LIFE_MS = 2 * 60_000;

interface Page {
	vendors: IDataObject[];
	nextPage: string | undefined;
}

/** Active vendors by name. */
export async function searchVendors(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(await clientOf(this), false, filter?.trim() ?? '', paginationToken);
}

/** Archived vendors in the same way. */
export async function searchArchivedVendors(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(await clientOf(this), true, filter?.trim() ?? '', paginationToken);
}

/** Marks a cursor of a list whose names are compared here. */
const COMPARED = 'compared:';

/**
 * BILL filters by the start of a name, and a page of its answer is a page of the list. Where it finds few, other spellings
 * are asked for; where it finds nothing, because the words stand elsewhere, all names are compared here. A text with a double quote is beyond BILL's
 * filter: what stands before the quote is asked for, and the rest compared.
 */
async function search(
	client: BillClient,
	isArchived: boolean,
	text: string,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	const all: FilterClause[] = [{ field: 'archived', op: 'eq', value: isArchived }];
	const filters = text ? [...all, ...nameClauses('name', 'sw', text)] : all;
	if (cursor?.startsWith(COMPARED)) return await compare(client, all, text, cursor.slice(COMPARED.length));
	if (!isFilterable(text)) {
		const found = await scan(client, filters, foldedText(text), cursor);
		return found.results.length > 0 || cursor ? found : await compare(client, all, text, undefined);
	}
	const { vendors, nextPage } = await readVendors(client, filters, PAGE_SIZE, cursor);
	if (!text || cursor || nextPage) return { results: vendors.map(toEntry), paginationToken: nextPage };
	const found = await inSpellings(text, ENOUGH, async (spelling) => {
		if (spelling === text) return vendors;
		return (await readVendors(client, [...all, ...nameClauses('name', 'sw', spelling)], PAGE_SIZE, undefined))
			.vendors;
	});
	return found.length > 0 ? { results: found.map(toEntry) } : await compare(client, all, text, undefined);
}

async function compare(
	client: BillClient,
	all: FilterClause[],
	text: string,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	const { results, paginationToken } = await scan(client, all, foldedText(text), cursor);
	return { results, paginationToken: paginationToken && `${COMPARED}${String(paginationToken)}` };
}

/** Reads on, page after page, until there is enough to show. */
async function scan(
	client: BillClient,
	filters: FilterClause[],
	wanted: string,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	const account = client.organization;
	const results: INodeListSearchResult['results'] = [];
	let nextPage = cursor;
	do {
		const from = nextPage;
		const key = `vendors:${account}:${JSON.stringify(filters)}:${from ?? ''}`;
		const page = await remember(
			key,
			PAGE_LIFE_MS,
			async () => await readVendors(client, filters, SCANNED_PAGE_SIZE, from),
		);
		results.push(...page.vendors.map(toEntry).filter(({ name }) => foldedText(name).includes(wanted)));
		nextPage = page.nextPage === from ? undefined : page.nextPage;
	} while (nextPage && results.length < ENOUGH);
	return { results, paginationToken: nextPage };
}

async function readVendors(
	client: BillClient,
	filters: FilterClause[],
	max: number,
	cursor: string | undefined,
): Promise<Page> {
	const list = { intent: 'list vendors', path: '/v3/vendors', filters, sort: 'name:asc' };
	const { results, nextPage } = await client.page(list, max, cursor);
	return { vendors: results.map(toBillRecord), nextPage };
}

function toEntry(vendor: IDataObject): INodeListSearchResult['results'][number] {
	return { name: textOf(vendor, 'name') || textOf(vendor, 'id'), value: textOf(vendor, 'id') };
}
