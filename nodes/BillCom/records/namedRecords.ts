import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../shared/names';
import type { BillClient } from '../transport/client';
import type { FilterClause } from '../transport/filters';
import { textOf } from './record';
import { withFilter } from './refusedFilter';
import { forget, remember } from '../../shared/memory/remember';

/** A list of BILL whose records people know by their names. */
export interface NamedList {
	/** Continues "BILL did not …", for example "list vendors". */
	intent: string;
	path: string;
	/** What the first reading leaves out. */
	filters?: FilterClause[];
	decodeRow(row: unknown): IDataObject;
	nameOf(record: IDataObject): string;
}

/** The whole list is read again after this long, should a change ever not show in `updatedTime`. */
const LIFE_MS = 60 * 60_000;
/** How far back changes are looked for, beyond the youngest one seen: BILL may show one a little late. */
const OVERLAP_MS = 10 * 60_000;

/** The records of a list under the normal form of their names. */
class NameIndex {
	private readonly records = new Map<string, IDataObject>();

	private readonly ids = new Map<string, Set<string>>();

	/** The youngest change seen; undefined before any. */
	newestMs: number | undefined;

	constructor(private readonly list: NamedList) {}

	/** The whole list: what it does not hold is gone. */
	replaceBy(rows: IDataObject[]): void {
		this.records.clear();
		this.ids.clear();
		this.take(rows);
	}

	/**
	 * Two readings may overtake each other: the younger state of a record stays.
	 *
	 * @returns whether any of it was new
	 */
	take(rows: IDataObject[]): boolean {
		let isNews = false;
		for (const row of rows) {
			const id = textOf(row, 'id');
			const known = this.records.get(id);
			const changedMs = changeTimeOf(row);
			if (known && changedMs !== undefined && (changeTimeOf(known) ?? 0) >= changedMs) continue;
			isNews = true;
			if (known) this.ids.get(this.normalOf(known))?.delete(id);
			this.records.set(id, row);
			const ofName = this.ids.get(this.normalOf(row)) ?? new Set();
			this.ids.set(this.normalOf(row), ofName.add(id));
			if (changedMs !== undefined) this.newestMs = Math.max(this.newestMs ?? changedMs, changedMs);
		}
		return isNews;
	}

	named(name: string): IDataObject[] {
		return [...(this.ids.get(normalName(name)) ?? [])].flatMap((id) => {
			const record = this.records.get(id);
			return record && record.archived !== true ? [record] : [];
		});
	}

	private normalOf(record: IDataObject): string {
		return normalName(this.list.nameOf(record));
	}
}

/**
 * The active records whose name is this one in its normal form. BILL finds a name by its spelling or the start of it, and
 * does not say whether capitals count, so the list is read once a process and hour; after that each look costs one call
 * for what has changed since.
 */
export async function namedRecords(
	client: BillClient,
	list: NamedList,
	name: string,
): Promise<IDataObject[]> {
	return (await namesOf(client, list))(name);
}

/** The same for any number of names, with one look: who asks it for a name gets the records of that. */
export async function namesOf(client: BillClient, list: NamedList): Promise<(name: string) => IDataObject[]> {
	let isFresh = false;
	const index = await remember(await keyOf(client, list), LIFE_MS, async () => {
		isFresh = true;
		const whole = new NameIndex(list);
		whole.take(await rowsOf(client, list, list.filters ?? []));
		return whole;
	});
	if (!isFresh) await bringUpToDate(client, list, index);
	return (name) => index.named(name);
}

/** The next look reads the whole list. */
export async function forgetNames(client: BillClient, list: NamedList): Promise<void> {
	forget(await keyOf(client, list));
}

async function bringUpToDate(client: BillClient, list: NamedList, index: NameIndex): Promise<void> {
	const whole = async () => index.replaceBy(await rowsOf(client, list, list.filters ?? []));
	const { newestMs } = index;
	if (newestMs === undefined) return await whole();
	const since = new Date(newestMs - OVERLAP_MS).toISOString();
	const changed: FilterClause = { field: 'updatedTime', op: 'gte', value: since };
	const filtered = async () => {
		const { intent, path, decodeRow } = list;
		const sort = 'updatedTime:desc';
		// The youngest first, so that a page without news ends it: of 5,000 vendors imported just now one page is enough.
		for await (const page of client.pages({ intent, path, filters: [changed], sort, decodeRow }))
			if (!index.take(page)) return;
	};
	await withFilter(client, `${list.path} updatedTime:gte`, filtered, whole);
}

async function rowsOf(
	client: BillClient,
	{ intent, path, decodeRow }: NamedList,
	filters: FilterClause[],
): Promise<IDataObject[]> {
	return await client.rows({ intent, path, filters, sort: 'createdTime:asc', decodeRow });
}

function changeTimeOf(record: IDataObject): number | undefined {
	const ms = Date.parse(textOf(record, 'updatedTime') || textOf(record, 'createdTime'));
	return Number.isNaN(ms) ? undefined : ms;
}

async function keyOf(client: BillClient, { path }: NamedList): Promise<string> {
	return `names:${client.organization}:${path}`;
}
