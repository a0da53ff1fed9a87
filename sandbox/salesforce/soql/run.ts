import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { visibleTo } from '../access/checkAccess';
import { seesRecord } from '../access/sharing';
import { refusal } from '../refusals';
import { recordAttributes } from '../records/render';
import type { FieldValue, ObjectDefinition } from '../schema/definition';
import { findObject } from '../schema/org';
import type { Actor, Simulation } from '../simulation';
import type { Row } from '../store/table';
import { runAggregate, isAggregate } from './aggregate';
import { compileChildren } from './children';
import { compileOrderBy } from './orderBy';
import { malformed, parseSoql } from './parse';
import { resolvePath } from './paths';
import { compileSelect } from './select';
import { candidates, compileWhere, type RunSubquery } from './where';

/** What names in a query are resolved against. */
export interface QueryScope {
	sim: Simulation;
	object: ObjectDefinition;
	alias?: string;
	/** `/services/data/vNN.0`, the beginning of record addresses. */
	base: string;
	/** Looks at deleted records too (`queryAll`). */
	includesDeleted?: boolean;
	/** Who asks; objects this user does not see are unknown to the query. */
	actor?: Actor;
	/** Turns a long child list into its first page, with a cursor for the rest. Without it lists are whole. */
	pageChildren?: (children: QueryResult) => object;
}

/** How a query is to be run. */
export type QueryOptions = Pick<QueryScope, 'base' | 'includesDeleted' | 'actor' | 'pageChildren'>;

/** What a query found. Records are rendered when asked for, so that a page costs no more than itself. */
export interface QueryResult {
	totalSize: number;
	render(from: number, to: number): Array<Record<string, unknown>>;
}

const MAX_OFFSET = 2000;

/**
 * Runs a SOQL query.
 * @throws {Refusal} MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD and their relatives
 */
export function runSoql(sim: Simulation, soql: string, options: QueryOptions): QueryResult {
	const query = parseSoql(soql);
	const scope = scopeOf(sim, query, options);
	if (isCount(query)) return { totalSize: selectRows(scope, query).length, render: () => [] };
	if (isAggregate(query))
		return runAggregate(
			scope,
			query,
			selectRows(scope, { ...query, limit: undefined, offset: undefined, orderBy: undefined }),
		);
	const render = compileRecord(scope, query);
	const rows = selectRows(scope, query);
	return { totalSize: rows.length, render: (from, to) => rows.slice(from, to).map(render) };
}

/** Compiles what is selected into a function that renders one row. */
export function compileRecord(
	scope: QueryScope,
	query: Query | Subquery,
): (row: Row) => Record<string, unknown> {
	const projections = compileSelect(scope, query, ({ subquery }) => compileChildren(scope, subquery));
	return (row) => {
		const record: Record<string, unknown> = {
			attributes: recordAttributes(scope.base, scope.object.name, String(row.Id)),
		};
		for (const project of projections) project(row, record);
		return record;
	};
}

/** Filters, sorts and cuts the rows of a scope; `pool` replaces the whole table. */
export function selectRows(scope: QueryScope, query: Query | Subquery, pool?: Iterable<Row>): Row[] {
	const { test, lookups } = compileWhere(scope, query.where, semiJoin(scope));
	const order = compileOrderBy(scope, query.orderBy);
	if ((query.offset ?? 0) > MAX_OFFSET) throw refusal('offsetTooLarge');
	const rows: Row[] = [];
	for (const row of pool ?? candidates(scope, scope.object, lookups))
		if (test(row) && seesRecord(scope.sim, scope.actor, row)) rows.push(row);
	if (scope.includesDeleted && !pool) {
		for (const row of scope.sim.store.recycleBin(scope.object).all()) if (test(row)) rows.push(row);
	}
	if (order) rows.sort(order);
	const from = query.offset ?? 0;
	return query.limit === undefined && from === 0
		? rows
		: rows.slice(from, from + (query.limit ?? rows.length));
}

function scopeOf(sim: Simulation, query: Query, options: QueryOptions): QueryScope {
	const name = query.sObject ?? '';
	const object = findObject(name);
	const isVisible = object && (!options.actor || visibleTo(options.actor, object));
	if (!object || !isVisible) throw refusal('unknownQueryObject', { object: name });
	if (!object.queryable) throw refusal('notQueryable', { object: object.name });
	return { sim, object, alias: query.sObjectAlias, ...options };
}

/** `Id IN (SELECT … FROM …)`: the values of the one selected field. */
function semiJoin({ sim, base, actor }: QueryScope): RunSubquery {
	return (query) => {
		const scope = scopeOf(sim, query, { base, actor });
		const [field] = query.fields ?? [];
		if (query.fields?.length !== 1 || field.type !== 'Field')
			throw malformed('a semi join subquery selects one field');
		const { read } = resolvePath(scope, field.field);
		return selectRows(scope, query).map((row): FieldValue => read(row));
	};
}

function isCount({ fields = [], groupBy }: Query): boolean {
	const [field] = fields;
	const isBare = field?.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'COUNT';
	return isBare && field.parameters.length === 0 && fields.length === 1 && !groupBy;
}
