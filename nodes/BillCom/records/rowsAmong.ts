import chunk from 'lodash/chunk';
import uniqBy from 'lodash/uniqBy';
import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../transport/client';
import { type FilterClause, isFilterable } from '../transport/filters';
import type { BillList } from '../transport/pages';
import { textOf, toBillRecord } from './record';
import { withFilter } from './refusedFilter';

/** Values in one filter. */
export const VALUES_A_FILTER = 100;

/** Characters in one filter: with the commas, which a URL spells with three, far below what a URL may have. */
const CHARACTERS_A_FILTER = 2_500;

/** The rows of a list that have one of some values in a field. */
export interface RowsAmong
	extends Pick<BillList<IDataObject>, 'intent' | 'path' | 'sort' | 'limit' | 'itemIndex'> {
	field: string;
	values: string[];
	/** What has to be true besides. */
	filters?: FilterClause[];
}

/**
 * One list for each 100 values, side by side. Of some fields BILL does not document that they can be compared with several
 * values (BILL filterable-fields, 2026-11): where it refuses that, one list for each value. A row comes once; with several
 * lists the order is that of the values.
 */
export async function rowsAmong(client: BillClient, list: RowsAmong): Promise<IDataObject[]> {
	const { field, filters = [], values, ...rest } = list;
	const ask = async (clause: FilterClause) =>
		await client.rows({ ...rest, filters: [clause, ...filters], decodeRow: toBillRecord });
	const one = async (value: string) => await ask({ field, op: 'eq', value });
	const several = async (some: string[]) => {
		const [first = '', ...others] = some;
		if (others.length === 0) return await one(first);
		return await withFilter(
			client,
			`${rest.path} ${field}:in`,
			async () => await ask({ field, op: 'in', value: some.join(',') }),
			async () => (await Promise.all(some.map(one))).flat(),
		);
	};
	const rows = (await Promise.all(filtersFor(values).map(several))).flat();
	return uniqBy(rows, (row) => textOf(row, 'id'));
}

/** A value with a comma would read as two, so it stands alone. */
function filtersFor(values: string[]): string[][] {
	const known = [...new Set(values)].filter((value) => value !== '' && isFilterable(value));
	const alone = known.filter((value) => value.includes(','));
	const together = known.filter((value) => !value.includes(','));
	const longest = Math.max(1, ...together.map(({ length }) => length + 3));
	const size = Math.min(VALUES_A_FILTER, Math.floor(CHARACTERS_A_FILTER / longest));
	return [...alone.map((value) => [value]), ...chunk(together, Math.max(1, size))];
}
