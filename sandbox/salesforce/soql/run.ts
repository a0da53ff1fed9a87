import type { Query } from '@jetstreamapp/soql-parser-js';
import type { Simulation } from '../simulation/simulation';
import type { QueryResult } from '../state/cursors';
import { isAggregate, runAggregate } from './aggregate';
import { parseSoql } from './parse';
import { compileRecord, scopeOf, selectRows } from './records';
import type { QueryOptions } from './scope';

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

function isCount({ fields = [], groupBy }: Query): boolean {
	const [field] = fields;
	const isBare = field?.type === 'FieldFunctionExpression' && field.functionName.toUpperCase() === 'COUNT';
	return isBare && field.parameters.length === 0 && fields.length === 1 && !groupBy;
}
