import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { FieldValue, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { compareValues } from './compare';
import { malformed } from './parse';
import { resolvePath } from './paths';
import type { QueryScope } from './scope';

/** Compares two rows; empty fields come first unless the query says NULLS LAST. */
export type RowOrder = (a: Row, b: Row) => number;

/**
 * Compiles ORDER BY.
 * @throws {Refusal} on unknown fields and on long text, which cannot be sorted by
 */
export function compileOrderBy(
	scope: QueryScope,
	orderBy: OrderByClause | OrderByClause[] | undefined,
): RowOrder | undefined {
	const criteria = [orderBy ?? []].flat().map((clause) => compileCriterion(scope, clause));
	if (criteria.length === 0) return undefined;
	return (a, b) => {
		for (const criterion of criteria) {
			const order = criterion(a, b);
			if (order !== 0) return order;
		}
		return 0;
	};
}

function compileCriterion(scope: QueryScope, clause: OrderByClause): RowOrder {
	if (!('field' in clause)) throw malformed('functions in ORDER BY are not modelled');
	const { field, read } = resolvePath(scope, clause.field);
	if (field.filterable === false) throw refusal('notFilterable', { field: field.name, use: 'sorted' });
	return compareBy((row: Row) => read(row), clause);
}

/** Compares by one value, in the direction of the clause. */
export function compareBy<R>(
	read: (row: R) => FieldValue,
	{ order, nulls = 'FIRST' }: Pick<OrderByClause, 'order' | 'nulls'>,
): (a: R, b: R) => number {
	const direction = order === 'DESC' ? -1 : 1;
	const emptyFirst = nulls === 'FIRST' ? -1 : 1;
	return (a, b) => {
		const [left, right] = [sortable(read(a)), sortable(read(b))];
		if (left === null || right === null) return left === right ? 0 : left === null ? emptyFirst : -emptyFirst;
		return direction * compareValues(left, right);
	};
}

function sortable(value: FieldValue): FieldValue {
	return typeof value === 'string' ? value.toLowerCase() : value;
}
