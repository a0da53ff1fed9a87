import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalBody } from '../refusals';
import type { Simulation } from '../simulation';
import type { Reply } from './route';
import type { RouteTable } from './routeTable';
import { refusalCodes, type Traffic } from './traffic';

/** What the web server works with. */
export interface Serving {
	sim: Simulation;
	routes: RouteTable;
	traffic: Traffic;
}

const SEEN_HEADERS = /^(authorization|content-type|user-agent|sforce-.*|if-.*)$/;

/** Sends a reply and writes it into journal and statistics. */
export async function sendReply(
	serving: Serving,
	request: FastifyRequest,
	reply: FastifyReply,
	outcome: Reply,
): Promise<void> {
	const { sim, traffic } = serving;
	const text = note(sim, request, reply, outcome);
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

/** Resets the connection instead of replying. The journal shows what would have been said. */
export function dropReply(
	{ sim, traffic }: Serving,
	request: FastifyRequest,
	reply: FastifyReply,
	lost: Reply,
): void {
	note(sim, request, reply, { ...lost, status: 0 });
	traffic.end();
	reply.hijack();
	request.raw.socket.destroy();
}

function contentType({ body }: Reply): string {
	return typeof body === 'string' ? 'text/html;charset=UTF-8' : 'application/json;charset=UTF-8';
}

function note(
	sim: Simulation,
	request: FastifyRequest,
	reply: FastifyReply,
	{ status, body }: Reply,
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
		requestBody: request.body ?? null,
		status,
		refusal: refusalCodes(body)[0],
		responseText: text,
		durationMs: Math.round(reply.elapsedTime),
	});
	return text;
}

function bodyText(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}
