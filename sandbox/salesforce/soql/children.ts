import type { Subquery } from '@jetstreamapp/soql-parser-js';
import { visibleTo } from '../access/checkAccess';
import { stepsAndWorkItems } from '../approvals/history';
import { refusal } from '../refusals';
import { childRelationships } from '../schema/org';
import type { Row } from '../store/table';
import { compileRecord, type QueryScope, selectRows } from './run';
import type { Projection } from './select';

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
export function compileChildren(scope: QueryScope, subquery: Subquery): Projection {
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
