import type { ConditionWithValueQuery, LiteralType, WhereClause } from '@jetstreamapp/soql-parser-js';
import { recordAccessRows } from '../access/sharing';
import type { FieldDefinition, FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { compileOperator, type Operand, toOperand, type ValueTest } from './compare';
import { compileLogic, type Logic, toLogic } from './logic';
import { malformed } from './parse';
import { resolvePath } from './paths';
import type { QueryScope } from './scope';

/** A WHERE clause ready for use: the test, and an index that narrows the rows to be tested. */
export interface Filter {
	test(row: Row): boolean;
	/** Own fields of which one of the values is certain; the scan may start from any of them. */
	lookups: Array<{ fieldName: string; values: FieldValue[] }>;
}

/** Runs a subquery of a semi-join and returns the values of its one field. */
export type RunSubquery = (
	query: Extract<ConditionWithValueQuery, { valueQuery: unknown }>['valueQuery'],
) => FieldValue[];

/**
 * Compiles a WHERE clause for rows of an object.
 * @throws {Refusal} on unknown fields, literals of the wrong type, operators a field does not take
 */
export function compileWhere(
	scope: QueryScope,
	where: WhereClause | undefined,
	runSubquery: RunSubquery,
): Filter {
	if (!where) return { test: () => true, lookups: [] };
	const lookups: Filter['lookups'] = [];
	const logic = toLogic(where);
	const certain = new Set(certainComparisons(logic));
	const test = compileLogic<Row>(logic, (comparison) => {
		const { path, operator, operands, matches } = compileComparison(scope, comparison, runSubquery);
		const values = operands.flatMap((operand) => ('value' in operand ? [operand.value] : []));
		const isLookup =
			(operator === '=' || operator === 'IN') && values.length === operands.length && !values.includes(null);
		if (certain.has(comparison) && isLookup && path.parents.length === 0) {
			lookups.push({ fieldName: path.field.name, values });
		}
		return (row) => matches(path.read(row));
	});
	return { test, lookups };
}

/** Comparisons that every row of the result has to meet. */
function certainComparisons(logic: Logic): ConditionWithValueQuery[] {
	if (logic.kind === 'test') return [logic.comparison];
	return logic.kind === 'and' ? logic.parts.flatMap(certainComparisons) : [];
}

function compileComparison(scope: QueryScope, comparison: ConditionWithValueQuery, runSubquery: RunSubquery) {
	if (!('field' in comparison)) throw malformed('functions in WHERE are not modelled');
	const { operator } = comparison;
	const path = resolvePath(scope, comparison.field);
	checkFilterable(path.field);
	const operands: Operand[] =
		'valueQuery' in comparison
			? runSubquery(comparison.valueQuery).map((value) => ({ value }))
			: literalsOf(comparison).map(([literal, type]) =>
					toOperand(path.field, literal, type, scope.sim.clock.now()),
				);
	const matches: ValueTest = compileOperator(path.field, operator, operands);
	return { path, operator, operands, matches };
}

/** The literals of a condition with their types, one or a list. */
export function literalsOf(condition: {
	value: string | string[];
	literalType?: LiteralType | LiteralType[];
}): Array<[string, LiteralType | undefined]> {
	const values = [condition.value].flat();
	const types = [condition.literalType ?? []].flat();
	return values.map((value, index) => [value, types[index] ?? types[0]]);
}

function checkFilterable(field: FieldDefinition): void {
	if (field.filterable === false) throw refusal('notFilterable', { field: field.name, use: 'filtered' });
}

/** Rows worth testing: those of the narrowest index, or all. */
export function candidates(
	scope: QueryScope,
	object: ObjectDefinition,
	lookups: Filter['lookups'],
): Iterable<Row> {
	if (object.name === 'UserRecordAccess') {
		const valuesOf = (name: string) => lookups.find(({ fieldName }) => fieldName === name)?.values ?? [];
		const named = { recordIds: valuesOf('RecordId'), userIds: valuesOf('UserId') };
		return recordAccessRows(scope.sim, scope.actor, named);
	}
	const table = scope.sim.store.table(object);
	const sets = lookups
		.filter(({ fieldName }) => table.isIndexed(fieldName))
		.map(({ fieldName, values }) => [...new Set(values)].flatMap((value) => table.find(fieldName, value)));
	if (sets.length === 0) return table.all();
	const smallest = sets.reduce((best, set) => (set.length < best.length ? set : best));
	// A list in IN may find rows in its own order; results keep the order of creation.
	const seen = new Set(smallest);
	return [...seen].sort((a, b) => (String(a.Id) < String(b.Id) ? -1 : 1));
}
