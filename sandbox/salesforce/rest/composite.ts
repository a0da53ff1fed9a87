import { isJsonObject } from '../../simulator/fields';
import { requireArray, requireBody } from '../http/bodies';
import { MAX_REQUEST_HEAD_BYTES } from '../http/requestHead';
import { DATA_PATH, type Route, type SessionCall } from '../http/route';
import type { RouteTable } from '../http/routeTable';
import { runRoute } from '../http/runRoute';
import { asRefusal, refusal, refusalBody } from '../refusals/refusal';
import { ok, type Reply } from '../simulation/reply';
import { resolveReferences } from './references';

interface Subrequest {
	method: string;
	url: string;
	referenceId: string;
	body?: unknown;
	httpHeaders: Record<string, string>;
}

interface Subresult {
	body: unknown;
	httpHeaders: Record<string, string>;
	httpStatusCode: number;
	referenceId: string;
}

const MAX_SUBREQUESTS = 25;
/** Of these, so many may be queries or collections. */
const MAX_BULKY = 5;
const BULKY = /\/(query|queryAll|composite\/sobjects)(\/|\?|$)/;

/**
 * POST /composite {allOrNone, compositeRequest}. Subrequests run one after another and may use results of earlier ones
 * (`@{ref.id}`). The outer status is 200 whatever happens inside. Not modelled: collateSubrequests, graphs, batches.
 */
export function compositeRoute(routes: () => RouteTable): Route {
	return {
		access: 'session',
		method: 'POST',
		path: `${DATA_PATH}/composite`,
		handle: (call) => {
			const body = requireBody(call.body);
			const requests = requireArray(body, 'compositeRequest').map(readSubrequest);
			checkCounts(requests);
			return ok({ compositeResponse: runAll(call, routes(), requests, body.allOrNone === true) });
		},
	};
}

function runAll(
	call: SessionCall,
	routes: RouteTable,
	requests: Subrequest[],
	allOrNone: boolean,
): Subresult[] {
	const results: Subresult[] = [];
	let failedAt = -1;
	const work = () => {
		for (const request of requests) {
			const result = runOne(call, routes, request, results);
			results.push(result);
			if (result.httpStatusCode < 400 || !allOrNone) continue;
			failedAt = results.length - 1;
			throw refusal('processingHalted');
		}
	};
	try {
		call.sim.store.transaction(work);
		return results;
	} catch (error) {
		const halted = refusalBody(asRefusal(error));
		return requests.map(({ referenceId }, index) => {
			if (index === failedAt) return results[index];
			return { body: halted, httpHeaders: {}, httpStatusCode: 400, referenceId };
		});
	}
}

function runOne(call: SessionCall, routes: RouteTable, request: Subrequest, earlier: Subresult[]): Subresult {
	const { referenceId } = request;
	const reply = carryOut(
		call,
		routes,
		request,
		new Map(earlier.map((result) => [result.referenceId, result])),
	);
	const { location } = reply.headers ?? {};
	return {
		body: reply.body ?? null,
		httpHeaders: location ? { Location: location } : {},
		httpStatusCode: reply.status,
		referenceId,
	};
}

function carryOut(
	call: SessionCall,
	routes: RouteTable,
	request: Subrequest,
	earlier: ReadonlyMap<string, { body: unknown; httpStatusCode: number }>,
): Reply {
	try {
		const url = String(resolveReferences(request.url, earlier));
		const { pathname, searchParams } = new URL(url, 'http://org');
		const match = routes.match(request.method, pathname);
		if (!match || match.route.access !== 'session') throw refusal('notFound');
		const isTooLong =
			Buffer.byteLength(url) > MAX_REQUEST_HEAD_BYTES && !call.sim.switches.longPathsInComposite;
		if (isTooLong) throw refusal('pathTooLong');
		return runRoute(match.route, {
			sim: call.sim,
			method: request.method,
			url,
			params: match.params,
			query: Object.fromEntries(searchParams),
			body: resolveReferences(request.body, earlier),
			headers: { ...request.httpHeaders, authorization: call.headers.authorization },
			isSubrequest: true,
		});
	} catch (error) {
		const refused = asRefusal(error);
		return { status: refused.status, body: refusalBody(refused) };
	}
}

function readSubrequest(entry: unknown): Subrequest {
	if (!isJsonObject(entry)) throw refusal('jsonSyntax', { detail: 'compositeRequest must hold objects' });
	const { method, url, referenceId, body, httpHeaders } = entry;
	if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
		throw refusal('jsonSyntax', { detail: 'A subrequest needs method, url and referenceId' });
	}
	const headers = isJsonObject(httpHeaders) ? Object.entries(httpHeaders) : [];
	return {
		method: method.toUpperCase(),
		url,
		referenceId,
		body,
		httpHeaders: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
	};
}

function checkCounts(requests: Subrequest[]): void {
	if (requests.length > MAX_SUBREQUESTS) {
		throw refusal('tooManySubrequests', { limit: MAX_SUBREQUESTS, what: 'subrequests' });
	}
	if (requests.filter(({ url }) => BULKY.test(url)).length > MAX_BULKY) {
		throw refusal('tooManySubrequests', { limit: MAX_BULKY, what: 'queries and collections' });
	}
}
