import type { IDataObject } from 'n8n-workflow';
import { laneKey } from '../../transport/credential';
import { billRows } from '../../transport/pages';
import { credentialOf } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { toText } from '../parameters';
import { objectOf, textOf, toBillRecord } from '../record';
import { forget, remember } from '../remember';
import type { Classification } from './classifications';

/** One active entry of a classification list; `number` only where it has one. */
export interface CodeEntry {
	id: string;
	name: string;
	number: string;
}

/** Long enough for a burst of invoices, short enough that a new account is soon known. */
const BOOK_LIFE_MS = 5 * 60_000;

/** The active entries of a list, from memory or from BILL. `isFresh` passes by the memory. */
export async function readCodeBook(
	ctx: BillContext,
	classification: Classification,
	itemIndex: number,
	isFresh = false,
): Promise<CodeEntry[]> {
	const key = `codes:${laneKey(await credentialOf(ctx))}:${classification.key}`;
	if (isFresh) forget(key);
	return await remember(key, BOOK_LIFE_MS, async () => {
		const rows = await billRows(ctx, {
			intent: `list every ${classification.label}`,
			path: classification.path,
			filters: [],
			sort: 'createdTime:asc',
			itemIndex,
			decodeRow: toBillRecord,
		});
		return rows.filter((row) => row.archived !== true).map(toEntry);
	});
}

/** An account carries `account: {type, number}` (field reports, 2026-11). */
function toEntry(row: IDataObject): CodeEntry {
	const number = toText(objectOf(row, 'account').number) || toText(row.accountNumber);
	return { id: textOf(row, 'id'), name: textOf(row, 'name').trim(), number };
}

/** The entries a code can mean: by id, else number, else exact name, else name in other capitals. */
export function matches(entries: CodeEntry[], code: string): CodeEntry[] {
	const lower = code.toLowerCase();
	const tests: Array<(entry: CodeEntry) => boolean> = [
		({ id }) => id === code,
		({ number }) => number !== '' && number === code,
		({ name }) => name === code,
		({ name }) => name.toLowerCase() === lower,
	];
	for (const test of tests) {
		const found = entries.filter(test);
		if (found.length > 0) return found;
	}
	return [];
}
