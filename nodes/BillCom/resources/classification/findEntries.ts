import type { IDataObject } from 'n8n-workflow';
import { isFilterable } from '../../transport/filters';
import { billRows } from '../../transport/pages';
import type { BillContext } from '../../transport/wire';
import { toText } from '../parameters';
import { objectOf, textOf, toBillRecord } from '../record';
import { withFilter } from '../refusedFilter';
import type { ClassificationKind } from './kinds';

/** Every entry of a list, archived ones included. */
export async function allEntries(
	ctx: BillContext,
	kind: ClassificationKind,
	itemIndex?: number,
): Promise<IDataObject[]> {
	return await billRows(ctx, { ...listOf(kind), filters: [], itemIndex });
}

/** The active entries that a draft would repeat. BILL is asked for the name where it can filter by it. */
export async function findEntries(
	ctx: BillContext,
	kind: ClassificationKind,
	draft: IDataObject,
	itemIndex: number,
): Promise<IDataObject[]> {
	const name = textOf(draft, 'name');
	const whole = async () => await allEntries(ctx, kind, itemIndex);
	const entries =
		name && isFilterable(name)
			? await withFilter(
					ctx,
					`${kind.path} name:eq`,
					async () =>
						await billRows(ctx, {
							...listOf(kind),
							filters: [{ field: 'name', op: 'eq', value: name }],
							itemIndex,
						}),
					whole,
				)
			: await whole();
	return repeatedBy(kind, draft, entries);
}

/**
 * The active entries with the same name under the same parent. Where the draft gives a number, an entry of another number
 * is another one.
 */
export function repeatedBy(
	kind: ClassificationKind,
	draft: IDataObject,
	entries: IDataObject[],
): IDataObject[] {
	const number = numberOf(draft);
	return entries.filter(
		(entry) =>
			entry.archived !== true &&
			nameOf(kind, entry) === nameOf(kind, draft) &&
			textOf(entry, 'parentId') === textOf(draft, 'parentId') &&
			(number === '' || numberOf(entry) === number),
	);
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
