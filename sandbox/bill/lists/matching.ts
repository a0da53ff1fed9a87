import { refusal } from '../refusals/refusal';
import type { Clause } from './clauses';
import type { FieldKind, FilterField } from './fields';

type Comparable = string | number | boolean;

/** A filter value in the field's own terms. */
function parse(kind: FieldKind, value: string, field: string): Comparable {
	if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
	if (kind === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
	if (kind === 'time' && !Number.isNaN(Date.parse(value))) return Date.parse(value);
	if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
	if (kind === 'text') return value;
	throw refusal('parameterInvalid', `${field}: ${value}`);
}

function comparable(kind: FieldKind, value: unknown): Comparable | undefined {
	if (kind === 'time' && typeof value === 'string') return Date.parse(value);
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? value
		: undefined;
}

const TESTS: Record<string, (left: Comparable, right: Comparable) => boolean> = {
	gt: (left, right) => left > right,
	gte: (left, right) => left >= right,
	lt: (left, right) => left < right,
	lte: (left, right) => left <= right,
	sw: (left, right) => String(left).startsWith(String(right)),
};

/**
 * Turns a clause into a test of rows. Text compares exactly, upper and lower case apart (assumed); with `isCaseIgnored`
 * capitals make no difference.
 * @throws Refusal BDC_1131 for an operator the field does not have, BDC_1129 for a value that is none
 */
export function rowTest<T>(
	clause: Clause,
	field: FilterField<T>,
	isCaseIgnored = false,
): (row: T) => boolean {
	const folded = (value: Comparable | undefined) =>
		isCaseIgnored && typeof value === 'string' ? value.toLowerCase() : value;
	const { operator } = clause;
	if (!field.operators.includes(operator))
		throw refusal('filterOperatorInvalid', `${clause.field}:${operator}`);
	const isList = operator === 'in' || operator === 'nin';
	const texts = isList ? clause.value.split(',').map((part) => part.trim()) : [clause.value];
	const unknownText = texts.find((part) => field.values && !field.values.includes(part));
	if (unknownText !== undefined) throw refusal('parameterInvalid', `${clause.field}: ${unknownText}`);
	const wanted = texts.map((part) => folded(parse(field.kind, part, clause.field)));
	return (row) => {
		const read = field.read(row);
		const values = (Array.isArray(read) ? read : [read]).map((value) =>
			folded(comparable(field.kind, value)),
		);
		const isAmong = values.some((value) => value !== undefined && wanted.includes(value));
		if (operator === 'eq' || operator === 'in') return isAmong;
		if (operator === 'ne' || operator === 'nin') return !isAmong;
		const [first] = wanted;
		return values.some(
			(value) => value !== undefined && first !== undefined && TESTS[operator](value, first),
		);
	};
}
