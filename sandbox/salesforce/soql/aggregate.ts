import type { FieldFunctionExpression, FieldType, Query } from '@jetstreamapp/soql-parser-js';
import type { FieldDefinition, FieldValue, Row } from '../metadata/definition';
import type { QueryResult } from '../state/cursors';
import { compareValues, compileOperator, toOperand } from './compare';
import { compileLogic, toLogic } from './logic';
import { compareBy } from './orderBy';
import { malformed } from './parse';
import { resolvePath } from './paths';
import type { QueryScope } from './scope';
import { literalsOf } from './where';

type Group = Row[];
interface Column {
	name: string;
	/** How the query writes it, for HAVING and ORDER BY. */
	source: string;
	read(group: Group): FieldValue;
}

const NUMBER: FieldDefinition = {
	name: 'expr',
	label: 'expr',
	type: 'double',
	createable: false,
	updateable: false,
};

/** True for queries that answer with groups: GROUP BY, or a function over all rows. */
export function isAggregate({ fields = [], groupBy }: Query): boolean {
	return (
		groupBy !== undefined ||
		fields.some((field) => field.type === 'FieldFunctionExpression' && field.isAggregateFn)
	);
}

/** Answers a query with COUNT, COUNT_DISTINCT, SUM, AVG, MIN or MAX. Not modelled: ROLLUP, CUBE, date functions. */
export function runAggregate(scope: QueryScope, query: Query, rows: Row[]): QueryResult {
	const groupPaths = [query.groupBy ?? []].flat().map((clause) => {
		if (!('field' in clause)) throw malformed('functions in GROUP BY are not modelled');
		return resolvePath(scope, clause.field);
	});
	let unnamed = 0;
	const columns = (query.fields ?? []).map((field) => toColumn(scope, field, () => `expr${unnamed++}`));
	const having = compileHaving(scope, query, columns);
	const groups = [
		...groupRows(
			rows,
			groupPaths.map(({ read }) => read),
		),
	].filter(having);
	for (const order of [query.orderBy ?? []].flat().reverse()) {
		const source = 'field' in order ? order.field : (order.fn.rawValue ?? '');
		groups.sort(compareBy(columnNamed(columns, source).read, order));
	}
	const from = query.offset ?? 0;
	const kept = groups.slice(from, from + (query.limit ?? groups.length));
	const render = (group: Group) => ({
		attributes: { type: 'AggregateResult' },
		...Object.fromEntries(columns.map(({ name, read }) => [name, read(group)])),
	});
	return { totalSize: kept.length, render: (start, end) => kept.slice(start, end).map(render) };
}

function groupRows(rows: Row[], keys: Array<(row: Row) => FieldValue>): Iterable<Group> {
	if (keys.length === 0) return [rows];
	const groups = new Map<string, Group>();
	for (const row of rows) {
		const key = JSON.stringify(keys.map((read) => read(row)));
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups.values();
}

function toColumn(scope: QueryScope, field: FieldType, nextName: () => string): Column {
	if (field.type === 'Field' || field.type === 'FieldRelationship') {
		const source = field.type === 'Field' ? field.field : [...field.relationships, field.field].join('.');
		const { read, field: definition } = resolvePath(scope, source);
		const name = ('alias' in field && field.alias) || definition.name;
		return { name, source, read: ([first]) => (first ? read(first) : null) };
	}
	if (field.type !== 'FieldFunctionExpression')
		throw malformed('a grouped query selects fields and functions');
	return {
		name: field.alias ?? nextName(),
		source: field.rawValue ?? '',
		read: compileFunction(scope, field),
	};
}

function compileFunction(scope: QueryScope, { functionName, parameters }: FieldFunctionExpression) {
	const name = functionName.toUpperCase();
	const [parameter] = parameters;
	const path = typeof parameter === 'string' ? resolvePath(scope, parameter) : undefined;
	const values = (group: Group) =>
		path ? group.map((row) => path.read(row)).filter((value) => value !== null) : group.map(({ Id }) => Id);
	const sum = (group: Group) =>
		values(group).reduce<number>((total, value) => total + Math.round(Number(value) * 1e6), 0) / 1e6;
	const functions: Record<string, (group: Group) => FieldValue> = {
		COUNT: (group) => values(group).length,
		COUNT_DISTINCT: (group) => new Set(values(group)).size,
		SUM: (group) => (values(group).length > 0 ? sum(group) : null),
		AVG: (group) => (values(group).length > 0 ? sum(group) / values(group).length : null),
		MIN: (group) => values(group).sort(compareValues)[0] ?? null,
		MAX: (group) => values(group).sort(compareValues).at(-1) ?? null,
	};
	const read = functions[name];
	if (!read) throw malformed(`the function ${functionName} is not modelled`);
	return read;
}

function compileHaving(scope: QueryScope, { having }: Query, columns: Column[]): (group: Group) => boolean {
	if (!having) return () => true;
	return compileLogic<Group>(toLogic(having), (comparison) => {
		if (!('fn' in comparison)) throw malformed('HAVING compares functions only');
		const column = columnNamed(columns, comparison.fn.rawValue ?? '');
		const operands = literalsOf(comparison).map(([text, type]) =>
			toOperand(NUMBER, text, type, scope.sim.clock.now()),
		);
		const matches = compileOperator(NUMBER, comparison.operator, operands);
		return (group) => matches(column.read(group));
	});
}

function columnNamed(columns: Column[], source: string): Column {
	const wanted = source.toLowerCase();
	const column = columns.find(({ name, source: text }) =>
		[name, text].some((known) => known.toLowerCase() === wanted),
	);
	if (!column) throw malformed(`${source} has to be selected to be used here`);
	return column;
}
