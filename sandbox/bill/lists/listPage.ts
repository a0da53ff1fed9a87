import { refusal } from '../refusals/refusal';
import type { Collection } from '../store/collection';
import type { Row } from '../store/rows';
import type { BillSwitches } from '../world/switches';
import { parseClauses } from './clauses';
import type { Clause } from './clauses';
import type { ListFields } from './fields';
import { rowTest } from './matching';

const DEFAULT_MAX = 20;
const LARGEST_MAX = 100;

/** A page of a list. `nextPage` and `prevPage` are left out where there is none. */
interface ListPage<T> {
	results: T[];
	nextPage?: string;
	prevPage?: string;
}

interface Cursor {
	offset: number;
	filters: string;
	sort: string;
}

/** The values of a query parameter given at most once. */
export function single(query: Record<string, unknown>, name: string): string | undefined {
	const value = query[name];
	if (value === undefined) return undefined;
	if (typeof value !== 'string') throw refusal('parameterInvalid', `${name} is given more than once`);
	return value;
}

/** `max`: 1 to 100, 20 when left out; anything else answers 400. */
export function readMax(query: Record<string, unknown>): number {
	const text = single(query, 'max') ?? String(DEFAULT_MAX);
	const max = Number(text);
	if (!/^\d+$/.test(text) || max < 1 || max > LARGEST_MAX) throw refusal('parameterInvalid', `max: ${text}`);
	return max;
}

/** Opaque cursor text. */
export function encodeCursor(cursor: object): string {
	return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(page: string): Cursor {
	try {
		const cursor: unknown = JSON.parse(Buffer.from(page, 'base64url').toString());
		if (
			typeof cursor === 'object' &&
			cursor !== null &&
			'offset' in cursor &&
			typeof cursor.offset === 'number' &&
			'filters' in cursor &&
			typeof cursor.filters === 'string' &&
			'sort' in cursor &&
			typeof cursor.sort === 'string'
		) {
			return { offset: cursor.offset, filters: cursor.filters, sort: cursor.sort };
		}
	} catch {
		// refused below
	}
	throw refusal('parameterInvalid', `page: ${page}`);
}

/** Whether a clause compares names, and capitals make no difference in them. */
function isCaseIgnored({ field }: Clause, { nameFilterCase }: BillSwitches): boolean {
	return field === 'name' && nameFilterCase === 'ignore';
}

/** Rows that may fit: those of the rarest indexed `eq` clause, or all. */
function candidates<T extends Row>(
	collection: Collection<T>,
	clauses: Clause[],
	switches: BillSwitches,
): T[] {
	let fewest: T[] | undefined;
	for (const clause of clauses) {
		const { field, operator, value } = clause;
		if (operator !== 'eq' || isCaseIgnored(clause, switches)) continue;
		const byId = field === 'id' ? collection.get(value) : undefined;
		const found =
			field === 'id'
				? byId
					? [byId]
					: []
				: collection.hasIndex(field)
					? collection.find(field, value)
					: undefined;
		if (found && (!fewest || found.length < fewest.length)) fewest = found;
	}
	return fewest ?? collection.all();
}

function compare(left: unknown, right: unknown): number {
	if (left === right) return 0;
	if (left === undefined) return -1; // rows without the value come first (assumed)
	if (right === undefined) return 1;
	if (typeof left === 'number' && typeof right === 'number') return left - right;
	return String(left) < String(right) ? -1 : 1;
}

/** `field:asc` or `field:desc`; several keys only where a switch allows them. */
function rowOrder<T>(
	sort: string,
	fields: ListFields<T>,
	switches: BillSwitches,
): (left: T, right: T) => number {
	const keys = sort.split(',').map((key) => key.split(':'));
	if (keys.length > 1 && !switches.multiSort) throw refusal('parameterInvalid', `sort: ${sort}`);
	const orders = keys.map(([field, direction, ...more]) => {
		const read = Object.hasOwn(fields.sortable, field) ? fields.sortable[field] : undefined;
		if (!read || more.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
			throw refusal('parameterInvalid', `sort: ${sort}`);
		}
		return { read, sign: direction === 'asc' ? 1 : -1 };
	});
	return (left, right) => {
		for (const { read, sign } of orders) {
			const order = sign * compare(read(left), read(right));
			if (order !== 0) return order;
		}
		return 0;
	};
}

/**
 * One page of a collection, filtered and sorted as docs/search-op-with-lists says. A cursor remembers filters and sort;
 * sending them again with it changes nothing. Without `sort` the oldest rows come first.
 * @throws Refusal BDC_1129, BDC_1130, BDC_1131
 */
export function listPage<T extends Row, V>(
	source: { collection: Collection<T>; fields: ListFields<T>; view: (row: T) => V },
	query: Record<string, unknown>,
	switches: BillSwitches,
): ListPage<V> {
	const { collection, fields, view } = source;
	const max = readMax(query);
	const page = single(query, 'page');
	const { offset, filters, sort }: Cursor = page
		? decodeCursor(page)
		: {
				offset: 0,
				filters: single(query, 'filters') ?? '',
				sort: single(query, 'sort') ?? switches.defaultSort,
			};
	const clauses = parseClauses(filters);
	const tests = clauses.map((clause) => {
		if (!Object.hasOwn(fields.filterable, clause.field)) throw refusal('filterFieldInvalid', clause.field);
		const field = fields.filterable[clause.field];
		if (clause.operator === 'in' && field.isInAssumed && switches.inFilter === 'documented')
			throw refusal('filterOperatorInvalid', `${clause.field}:in`);
		return rowTest(clause, field, isCaseIgnored(clause, switches));
	});
	const order = rowOrder(sort, fields, switches);
	const rows = candidates(collection, clauses, switches).filter((row) => tests.every((test) => test(row)));
	rows.sort(
		(left, right) => order(left, right) || collection.position(left.id) - collection.position(right.id),
	);
	const cursorAt = (at: number) => encodeCursor({ offset: at, filters, sort });
	return {
		results: rows.slice(offset, offset + max).map(view),
		...(offset + max < rows.length ? { nextPage: cursorAt(offset + max) } : {}),
		...(offset > 0 ? { prevPage: cursorAt(Math.max(0, offset - max)) } : {}),
	};
}

/** `ids` of a query: comma separated, required. @throws Refusal BDC_1000 when none is given, BDC_1129 when given twice */
export function readIds(query: Record<string, unknown>): string[] {
	const ids = (single(query, 'ids') ?? '').split(',').map((id) => id.trim());
	const given = ids.filter((id) => id !== '');
	if (given.length === 0) throw refusal('fieldInvalid', 'ids: must not be blank');
	return given;
}
