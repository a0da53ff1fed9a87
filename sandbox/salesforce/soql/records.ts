import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { visibleTo } from '../access/checkAccess';
import { seesRecord } from '../access/sharing';
import { stepsAndWorkItems } from '../approvals/lookups';
import type { FieldValue, Row } from '../metadata/definition';
import { recordAttributes } from '../records/render';
import { refusal } from '../refusals/refusal';
import { childRelationships, findObject } from '../schema/org';
import type { Simulation } from '../simulation/simulation';
import { compileOrderBy } from './orderBy';
import { malformed } from './parse';
import { resolvePath } from './paths';
import type { QueryOptions, QueryScope } from './scope';
import { compileSelect, type Projection } from './select';
import { candidates, compileWhere, type RunSubquery } from './where';

const MAX_OFFSET = 2000;

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

/** @throws {Refusal} INVALID_TYPE for an object that is unknown or not seen */
export function scopeOf(sim: Simulation, query: Query, options: QueryOptions): QueryScope {
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

function shown(
	{ pageChildren }: QueryScope,
	rows: Row[],
	render: (row: Row) => Record<string, unknown>,
): object {
	if (!pageChildren) return { totalSize: rows.length, done: true, records: rows.map(render) };
	return pageChildren({
		totalSize: rows.length,
		render: (from, to) => rows.slice(from, to).map(render),
	});
}

/**
 * Compiles `(SELECT … FROM AP_Invoice_Lines__r)`. A record without children shows null, as the REST API does.
 * @throws {Refusal} on an unknown relationship or what the inner query gets wrong
 */
function compileChildren(scope: QueryScope, subquery: Subquery): Projection {
	const { sim, base, actor } = scope;
	const wanted = subquery.relationshipName.toLowerCase();
	const relationship = childRelationships(scope.object).find(({ name }) => name.toLowerCase() === wanted);
	const isVisible = relationship && (!actor || visibleTo(actor, relationship.child));
	if (!isVisible) throw refusal('unknownChildRelationship', { relationship: subquery.relationshipName });
	const childScope: QueryScope = {
		sim,
		base,
		actor,
		object: relationship.child,
		alias: subquery.sObjectAlias,
	};
	const render = compileRecord(childScope, subquery);
	const childrenOf = (parent: Row): Row[] =>
		relationship.child.name === 'ProcessInstanceHistory'
			? stepsAndWorkItems(sim, parent)
			: sim.store.table(relationship.child).find(relationship.field.name, parent.Id);
	return (row, into) => {
		const rows = selectRows(childScope, subquery, childrenOf(row));
		into[relationship.name] = rows.length === 0 ? null : shown(scope, rows, render);
	};
}
