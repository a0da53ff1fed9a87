import { isJsonObject } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';
import type { V2Object } from './base/entity';

const LARGEST_MAX = 999;

interface V2Filter {
	field: string;
	op: string;
	value: unknown;
}

function compare(left: unknown, right: unknown): number {
	const [a, b] = [left, right].map((value) => (typeof value === 'number' ? value : String(value ?? '')));
	if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
	return a < b ? -1 : Number(a > b);
}

const TESTS: Record<string, ((left: unknown, right: unknown) => boolean) | undefined> = {
	'=': (left, right) => compare(left, right) === 0,
	'!=': (left, right) => compare(left, right) !== 0,
	'<': (left, right) => compare(left, right) < 0,
	'>': (left, right) => compare(left, right) > 0,
	'<=': (left, right) => compare(left, right) <= 0,
	'>=': (left, right) => compare(left, right) >= 0,
	in: (left, right) => String(right).split(',').includes(String(left)),
	nin: (left, right) => !String(right).split(',').includes(String(left)),
	sw: (left, right) => String(left).startsWith(String(right)),
};

function readFilters(value: unknown): V2Filter[] {
	if (value === undefined || value === null) return []; // clients in use send null
	if (!Array.isArray(value)) throw refusal('parameterInvalid', 'filters');
	return value.map((filter: unknown) => {
		if (!isJsonObject(filter) || typeof filter.field !== 'string' || typeof filter.op !== 'string')
			throw refusal('parameterInvalid', 'filters');
		return { field: filter.field, op: filter.op, value: filter.value };
	});
}

function readNumber(value: unknown, name: string, otherwise: number): number {
	if (value === undefined || value === null) return otherwise;
	const parsed = Number(value);
	if (!Number.isInteger(parsed) || parsed < 0) throw refusal('parameterInvalid', `${name}: ${String(value)}`);
	return parsed;
}

/** Who created an object is audit data. */
const AUDIT_FIELDS = ['createdBy'];

function isAsked(value: unknown): boolean {
	return value === true || value === 1 || value === '1' || value === 'true';
}

/** A row without what was not asked for. */
function shown(row: V2Object, { nested, showAudit }: Record<string, unknown>): V2Object {
	const kept = Object.entries(row).filter(
		([name, value]) =>
			(isAsked(nested) || !Array.isArray(value)) && (isAsked(showAudit) || !AUDIT_FIELDS.includes(name)),
	);
	return Object.fromEntries(kept);
}

/**
 * `start`, `max` (999 at most), `filters`, `sort`, `nested` and `showAudit` of a v2 list (v2/docs/search-ops-with-lists).
 * Which fields are audit data is assumed.
 * @throws Refusal BDC_1129, BDC_1130, BDC_1131
 */
export function v2Page(rows: V2Object[], data: unknown): V2Object[] {
	const query = isJsonObject(data) ? data : {};
	const start = readNumber(query.start, 'start', 0);
	const max = readNumber(query.max, 'max', LARGEST_MAX);
	if (max > LARGEST_MAX) throw refusal('parameterInvalid', `max: ${max}`);
	let found = rows;
	for (const { field, op, value } of readFilters(query.filters)) {
		const test = TESTS[op];
		if (!test) throw refusal('filterOperatorInvalid', op);
		if (rows.length > 0 && !rows.some((row) => Object.hasOwn(row, field)))
			throw refusal('filterFieldInvalid', field);
		found = found.filter((row) => test(row[field], value));
	}
	const [sort]: unknown[] = Array.isArray(query.sort) ? query.sort : [];
	if (isJsonObject(sort) && typeof sort.field === 'string') {
		const { field } = sort;
		const sign = sort.asc === false || sort.asc === 0 || sort.asc === 'false' ? -1 : 1;
		found = found.toSorted((left, right) => sign * compare(left[field], right[field]));
	}
	return found.slice(start, start + max).map((row) => shown(row, query));
}
