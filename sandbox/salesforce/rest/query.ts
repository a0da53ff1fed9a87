import { basePath, DATA_PATH, type Route, type SessionCall } from '../http/route';
import { ok, type Reply } from '../simulation/reply';
import { malformed } from '../soql/parse';
import { runSoql } from '../soql/run';
import type { QueryResult } from '../state/cursors';

const MIN_BATCH = 200;
const MAX_BATCH = 2000;

/** GET /query?q=… : one page, with `nextRecordsUrl` when there is more. */
export const query: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/query`,
	handle: (call) => firstPage(call, false),
};

/** GET /queryAll?q=… : deleted records too. */
export const queryAll: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/queryAll`,
	handle: (call) => firstPage(call, true),
};

/** GET /query/01g…-2000: the next page. */
export const queryMore: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/query/:locator`,
	handle: (call) =>
		ok(call.sim.cursors.nextPage(call.params.locator, call.actor.userId, batchSize(call), basePath(call))),
};

function firstPage(call: SessionCall, includesDeleted: boolean): Reply {
	const soql = call.query.q;
	if (soql === undefined) throw malformed('the parameter q with the query is missing');
	const { sim, actor } = call;
	const base = basePath(call);
	const pageOf = (result: QueryResult, size: number) =>
		sim.cursors.firstPage(result, actor.userId, size, base);
	const result = runSoql(sim, soql, {
		base,
		actor,
		includesDeleted,
		pageChildren: (children) => pageOf(children, sim.switches.childPageSize),
	});
	return ok(pageOf(result, batchSize(call)));
}

/** `Sforce-Query-Options: batchSize=500`; values outside 200–2000 are moved to the nearest end. */
function batchSize({ headers }: SessionCall): number {
	const asked = Number(
		/batchSize\s*=\s*(\d+)/i.exec(headers['sforce-query-options'] ?? '')?.[1] ?? MAX_BATCH,
	);
	return Math.min(MAX_BATCH, Math.max(MIN_BATCH, asked));
}
