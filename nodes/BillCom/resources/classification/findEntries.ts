import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../shared/names';
import type { BillClient } from '../../transport/client';
import { type NamedList, namedRecords } from '../../records/namedRecords';
import { toText } from '../../parameters/reader';
import { objectOf, textOf, toBillRecord } from '../../records/record';
import type { ClassificationKind } from './kinds';

/** Every entry of a list, archived ones included. */
export async function allEntries(client: BillClient, kind: ClassificationKind): Promise<IDataObject[]> {
	return await client.rows({ ...listOf(kind), filters: [] });
}

/** The active entries that a draft would repeat. */
export async function findEntries(
	client: BillClient,
	kind: ClassificationKind,
	draft: IDataObject,
): Promise<IDataObject[]> {
	const list: NamedList = { ...listOf(kind), nameOf: (entry) => nameOf(kind, entry) };
	return repeatedBy(kind, draft, await namedRecords(client, list, nameOf(kind, draft)));
}

/**
 * The active entries with the same name, however it is spelled, under the same parent. Where the draft gives a number, an entry of another number
 * is another one. One of exactly this spelling comes first.
 */
export function repeatedBy(
	kind: ClassificationKind,
	draft: IDataObject,
	entries: IDataObject[],
): IDataObject[] {
	const number = numberOf(draft);
	const isSpelledAlike = (entry: IDataObject) => nameOf(kind, entry) === nameOf(kind, draft);
	const same = entries.filter(
		(entry) =>
			entry.archived !== true &&
			normalName(nameOf(kind, entry)) === normalName(nameOf(kind, draft)) &&
			textOf(entry, 'parentId') === textOf(draft, 'parentId') &&
			(number === '' || numberOf(entry) === number),
	);
	return [...same.filter(isSpelledAlike), ...same.filter((entry) => !isSpelledAlike(entry))];
}

/** "Ada Lin", "Office Supplies". */
export function nameOf({ nameFields }: ClassificationKind, entry: IDataObject): string {
	return nameFields
		.map((field) => textOf(entry, field).trim())
		.filter(Boolean)
		.join(' ');
}

/** Number of a GL account; empty where there is none. */
export function numberOf(entry: IDataObject): string {
	return toText(objectOf(entry, 'account').number);
}

function listOf({ plural, path }: ClassificationKind) {
	return { intent: `list ${plural}`, path, sort: 'createdTime:asc', decodeRow: toBillRecord };
}
