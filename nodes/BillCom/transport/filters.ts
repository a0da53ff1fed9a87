/** One clause of a BILL list filter: `field:op:value`. */
export interface FilterClause {
	field: string;
	op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'sw';
	value: string | number | boolean;
}

/** BILL documents no way to write a double quote inside a filter value (BILL search-op-with-lists, 2026-11). */
export function isFilterable(value: string): boolean {
	return !value.includes('"');
}

/**
 * The clause for a name, where BILL can filter it by its start: one that holds a double quote is asked for by what stands
 * before the quote. Compare the answer with the whole name.
 */
export function nameClauses(field: string, op: FilterClause['op'], name: string): FilterClause[] {
	if (isFilterable(name)) return [{ field, op, value: name }];
	const start = name.slice(0, name.indexOf('"')).trim();
	return start ? [{ field, op: 'sw', value: start }] : [];
}

/**
 * Joins clauses with AND into the `filters` parameter; undefined without clauses. Values are quoted unless they are
 * plain: an unquoted comma or colon would start a new clause. Check texts with `isFilterable` first.
 */
export function filterText(clauses: FilterClause[]): string | undefined {
	if (clauses.length === 0) return undefined;
	return clauses.map(({ field, op, value }) => `${field}:${op}:${quoted(String(value))}`).join(',');
}

function quoted(value: string): string {
	return /^[\w.-]+$/.test(value) ? value : `"${value}"`;
}
