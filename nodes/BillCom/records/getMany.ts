import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { chosenIn, type ParameterReader, parameters, toText } from '../parameters/reader';
import {
	archivedFilter,
	type ListFilter,
	quotedNames,
	timeFilters,
	toClauses,
	vendorFilter,
} from './listFilters';
import { textOf, toBillRecord } from './record';
import { returnAllOrLimit } from '../../shared/operation/returnAllOrLimit';
import { withFilter } from './refusedFilter';
import { rowsAmong } from './rowsAmong';
import { isAmong, sortedAs, valueListsIn } from './valueLists';
import type { RunClient } from '../transport/client';

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
	const filters = toClauses(read, [...list.filters, ...timeFilters], client.ctx.getTimezone());
	const sort = `${toText(options.sortBy) || 'createdTime'}:${toText(options.sortDirection) || 'desc'}`;
	const lists = valueListsIn(read, list.filters);
	const [first] = lists;
	if (first) {
		const { intent, path } = list;
		const rows = await rowsAmong(client, { intent, path, filters, sort, ...first });
		const wanted = rows.filter((row) => isAmong(row, lists) && (isWanted?.(row) ?? true));
		return sortedAs(wanted, sort).slice(0, limit);
	}
	const pages = client.pages({
		intent: list.intent,
		path: list.path,
		filters,
		sort,
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

/** Return All, Limit, Filters and the sort order: the same four in every Get Many. */
export function getManyFields(filters: ListFilter[], sortFields: INodePropertyOptions[]): INodeProperties[] {
	return [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Return only records that meet all of these. If empty, all records.',
			options: filters.map(({ shown }) => shown),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'The order of the records. If empty, the newest come first.',
			options: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					options: sortFields,
					default: 'createdTime',
					description: 'The field to sort by. BILL sorts before Limit applies.',
				},
				{
					displayName: 'Sort Direction',
					name: 'sortDirection',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					default: 'desc',
					description: 'Descending puts the newest, or the highest, first',
				},
			],
		},
	];
}

/**
 * Get Many of a list of which BILL documents no filter for vendor and archived (BILL filterable-fields, 2026-11). BILL is
 * asked for them all the same, the answer is compared here, and where BILL refuses the list is read without.
 */
export async function getManyOfVendor(
	client: RunClient,
	itemIndex: number,
	{ intent, path }: Pick<ListOperation, 'intent' | 'path'>,
): Promise<IDataObject[]> {
	const { vendorId: given, archived } = parameters(client.ctx, itemIndex).collection('filters');
	const vendorId = chosenIn(given);
	const isAsked = vendorId !== '' || typeof archived === 'boolean';
	if (!isAsked) return await getMany(client, itemIndex, { intent, path, filters: [] });
	const isWanted = (record: IDataObject) =>
		(vendorId === '' || textOf(record, 'vendorId') === vendorId) &&
		(typeof archived !== 'boolean' || (record.archived === true) === archived);
	const list = { intent, path, isWanted };
	return await withFilter(
		client,
		`${path} vendorId archived`,
		async () => await getMany(client, itemIndex, { ...list, filters: [vendorFilter, archivedFilter] }),
		async () => await getMany(client, itemIndex, { ...list, filters: [] }),
	);
}
