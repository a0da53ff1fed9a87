import formbody from '@fastify/formbody';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerLocalNamesOnly, cutConnection, readJson } from '../../simulator/http';
import { refusal } from '../refusals/refusal';
import { refusalOf } from './bodies';
import { checkHead, MAX_REQUEST_HEAD_BYTES } from './requestHead';
import { noteReply, sendRefusal, sendReply, type Serving } from './respond';
import type { Call, Route } from './route';
import { bearerToken, runRoute } from './runRoute';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Puts the routes on a web server. Every reply is counted, journalled and carries `Sforce-Limit-Info`. */
export function buildApp(serving: Serving): FastifyInstance {
	const { routes, traffic } = serving;
	const app = fastify({
		// Node.js itself would hang up on long headers, without the platform's answer.
		http: { maxHeaderSize: 8 * MAX_REQUEST_HEAD_BYTES },
		bodyLimit: MAX_BODY_BYTES,
		forceCloseConnections: true,
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2000 },
	});
	answerLocalNamesOnly(app);
	app.register(formbody);
	readJson(app, (detail) => refusal('jsonSyntax', { detail }));
	app.addHook('onRequest', async () => traffic.begin());
	app.addHook('onRequest', async (request, reply) => {
		const tooLong = checkHead(request);
		if (tooLong) await sendReply(serving, request, reply, tooLong);
	});
	app.addHook('onResponse', async () => traffic.end());
	for (const route of routes.all) {
		app.route({
			method: route.method,
			url: route.path,
			handler: (request, reply) => serve(serving, route, request, reply),
		});
	}
	app.setNotFoundHandler((request, reply) => {
		const allowed = routes.methodsOf(request.url);
		const values = { method: request.method, allowed: allowed.join(',') };
		const refused = allowed.length > 0 ? refusal('methodNotAllowed', values) : refusal('notFound');
		return sendRefusal(serving, request, reply, refused);
	});
	app.setErrorHandler((error, request, reply) =>
		sendRefusal(serving, request, reply, refusalOf(error, request)),
	);
	return app;
}

async function serve(serving: Serving, route: Route, request: FastifyRequest, reply: FastifyReply) {
	const { sim } = serving;
	const call = toCall(serving, request);
	const address = faultAddress(call);
	const before = address === undefined ? undefined : sim.faults.take('before', address);
	const moment = { sim, accessToken: bearerToken(call.headers) };
	let outcome = (await before?.strike(before.order, moment)) ?? runRoute(route, call);
	const after = address === undefined ? undefined : sim.faults.take('after', address);
	const fault = (after ?? before)?.order.kind;
	if (after) {
		const changed = after.strike(outcome);
		if (changed === 'cut') {
			// The journal shows what would have been said.
			noteReply(serving, request, reply, { ...outcome, status: 0, fault });
			serving.traffic.end();
			return cutConnection(request, reply);
		}
		outcome = changed;
	}
	return await sendReply(serving, request, reply, { ...outcome, fault });
}

function toCall({ sim }: Serving, request: FastifyRequest): Call {
	return {
		sim,
		method: request.method,
		url: request.url,
		params: textsOf(request.params),
		query: textsOf(request.query),
		body: request.body,
		headers: textsOf(request.headers),
	};
}

/** `PATCH /sobjects/Account/001…`, as an order names a call. Tokens and controls stay reliable: faults are about the API. */
function faultAddress({ method, url }: Call): string | undefined {
	const [path] = url.split('?', 1);
	if (!path.startsWith('/services/data/')) return undefined;
	return `${method} ${path.replace(/^\/services\/data(\/v\d+\.\d+(?=\/))?/, '')}`;
}

/** The text values of parsed parameters; of a repeated one the first. */
function textsOf(values: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(values ?? {}).map(([key, value]) => [
			key,
			String(Array.isArray(value) ? value[0] : value),
		]),
	);
}
