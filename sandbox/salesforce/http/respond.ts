import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalBody } from '../refusals/refusal';
import type { Reply } from '../simulation/reply';
import type { Simulation } from '../simulation/simulation';
import type { RouteTable } from './routeTable';
import { refusalCodes, type Traffic } from './traffic';

/** What the web server works with. */
export interface Serving {
	sim: Simulation;
	routes: RouteTable;
	traffic: Traffic;
}

/** A reply, with the fault that struck on its way. */
export type Outcome = Reply & { fault?: string };

const SEEN_HEADERS = /^(authorization|content-type|user-agent|sforce-.*|if-.*)$/;

/** Sends a reply and writes it into journal and statistics. */
export async function sendReply(
	serving: Serving,
	request: FastifyRequest,
	reply: FastifyReply,
	outcome: Outcome,
): Promise<void> {
	const { sim, traffic } = serving;
	const text = noteReply(serving, request, reply, outcome);
	traffic.count(outcome);
	reply.code(outcome.status);
	if (text !== '') reply.header('content-type', contentType(outcome));
	// The org's own time, which a test may have moved ahead.
	reply.header('date', new Date(sim.clock.now()).toUTCString());
	if (request.url.startsWith('/services/data')) {
		reply.header(
			'Sforce-Limit-Info',
			`api-usage=${sim.usage.callsLastDay()}/${sim.switches.dailyApiRequests}`,
		);
	}
	await reply.headers(outcome.headers ?? {}).send(text);
}

/** Sends a refusal as the array the REST API answers with. */
export async function sendRefusal(
	serving: Serving,
	request: FastifyRequest,
	reply: FastifyReply,
	refused: Refusal,
): Promise<void> {
	await sendReply(serving, request, reply, { status: refused.status, body: refusalBody(refused) });
}

function contentType({ body }: Reply): string {
	return typeof body === 'string' ? 'text/html;charset=UTF-8' : 'application/json;charset=UTF-8';
}

/** Writes a reply into the journal and answers its text. */
export function noteReply(
	{ sim }: Serving,
	request: FastifyRequest,
	reply: FastifyReply,
	{ status, body, fault }: Outcome,
): string {
	const text = bodyText(body);
	const [path] = request.url.split('?', 1);
	if (path.startsWith('/sandbox')) return text;
	const headers = Object.entries(request.headers).filter(([name]) => SEEN_HEADERS.test(name));
	sim.journal.add({
		at: new Date(sim.clock.now()).toISOString(),
		method: request.method,
		path,
		query: { ...Object(request.query) },
		headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
		body: request.body ?? null,
		status,
		refusal: refusalCodes(body)[0],
		fault,
		responseText: text,
		durationMs: Math.round(reply.elapsedTime),
	});
	return text;
}

function bodyText(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}
