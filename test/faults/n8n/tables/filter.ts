/** Conditions of n8n's Data Tables with the semantics of SQL (n8n 2.41.1, data-table-rows.repository.js, SQLite). */
import type { DataTableFilter } from 'n8n-workflow';
import { toStored } from './values';
import type { ColumnType, Stored, StoredRow } from './values';

type Types = Record<string, ColumnType>;
type Condition = { columnName: string; condition: string; value: unknown };

/** @throws Error for an unknown column or a value of another type */
export function matcher(filter: DataTableFilter | undefined, types: Types): (row: StoredRow) => boolean {
	const tests = (filter?.filters ?? []).map((one) => toTest(one as Condition, types));
	if (tests.length === 0) return () => true;
	return filter?.type === 'or'
		? (row) => tests.some((test) => test(row))
		: (row) => tests.every((test) => test(row));
}

function toTest({ columnName, condition, value }: Condition, types: Types): (row: StoredRow) => boolean {
	const type = types[columnName];
	if (type === undefined) throw new Error(`unknown column name '${columnName}'`);
	const wanted = toStored(value, columnName, type);
	const read = (row: StoredRow) => row[columnName] ?? null;
	if (condition === 'isEmpty') return (row) => read(row) === null || (type === 'string' && read(row) === '');
	if (condition === 'isNotEmpty')
		return (row) => read(row) !== null && !(type === 'string' && read(row) === '');
	if (wanted === null) {
		if (condition === 'eq') return (row) => read(row) === null;
		if (condition === 'neq') return (row) => read(row) !== null;
		throw new Error(`${condition.toUpperCase()} filter value cannot be null or undefined`);
	}
	if (condition === 'neq') return (row) => read(row) !== wanted;
	if (condition === 'like' || condition === 'ilike') return like(String(wanted), condition === 'ilike', read);
	const holds = COMPARISONS[condition];
	if (!holds) throw new Error(`Unsupported filter condition: ${condition}`);
	return (row) => {
		const found = read(row);
		return found !== null && holds(compare(found, wanted));
	};
}

const COMPARISONS: Record<string, (order: number) => boolean> = {
	eq: (order) => order === 0,
	gt: (order) => order > 0,
	gte: (order) => order >= 0,
	lt: (order) => order < 0,
	lte: (order) => order <= 0,
};

/** Nothing sorts first, as in SQLite. */
export function compare(left: Stored, right: Stored): number {
	if (left === right) return 0;
	if (left === null) return -1;
	if (right === null) return 1;
	return left < right ? -1 : 1;
}

function like(wanted: string, ignoresCase: boolean, read: (row: StoredRow) => Stored) {
	const parts = (wanted.includes('%') ? wanted : `%${wanted}%`).split('%');
	const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*');
	const pattern = new RegExp(`^${literal}$`, ignoresCase ? 'i' : '');
	return (row: StoredRow) => read(row) !== null && pattern.test(String(read(row)));
}
