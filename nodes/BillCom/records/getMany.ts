import type { IDataObject } from 'n8n-workflow';
import type { RunClient } from '../transport/client';
import { type ParameterReader, parameters, toText } from '../parameters/reader';
import { type ListFilter, quotedNames, timeFilters, toClauses } from './listFilters';
import { toBillRecord } from './record';

/** What one Get Many lists. */
export interface ListOperation {
	/** Continues "BILL did not …", for example "list vendors". */
	intent: string;
	path: string;
	/** What BILL is asked for, besides the filters by date. */
	filters: ListFilter[];
	/** What is compared here, because BILL cannot: then the list is read until there is enough. */
	isWanted?: (record: IDataObject) => boolean;
}

/** Reads the list page by page; the records of one item are collected because n8n takes them all at once. */
export async function getMany(
	client: RunClient,
	itemIndex: number,
	list: ListOperation,
): Promise<IDataObject[]> {
	const read = parameters(client.ctx, itemIndex);
	const options = read.collection('options');
	const limit = toLimit(read) ?? Number.POSITIVE_INFINITY;
	const isWanted = list.isWanted ?? quotedNames(read, list.filters);
	const pages = client.pages({
		intent: list.intent,
		path: list.path,
		filters: toClauses(read, [...list.filters, ...timeFilters], client.ctx.getTimezone()),
		sort: `${toText(options.sortBy) || 'createdTime'}:${toText(options.sortDirection) || 'desc'}`,
		...(!isWanted && Number.isFinite(limit) && { limit }),
		decodeRow: toBillRecord,
	});
	const records: IDataObject[] = [];
	for await (const page of pages) {
		records.push(...(isWanted ? page.filter(isWanted) : page));
		if (records.length >= limit) break;
	}
	return records.slice(0, limit);
}

/** How many records the user wants at most; undefined for all. From Return All and Limit. */
export function toLimit(read: ParameterReader): number | undefined {
	const limit = read.limit();
	return Number.isFinite(limit) ? limit : undefined;
}
