import { inspect } from 'node:util';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Strike } from '../../simulator/faults';
import { answerLocalNamesOnly, cutConnection, readJson } from '../../simulator/http';
import { countRefusal } from '../../simulator/stats';
import { registerControl } from '../control/control';
import { Refusal, refusal, saidTwice } from '../refusals/refusal';
import { ROUTES } from '../routes/routes';
import { readForm } from '../v2/base/wire';
import { timestamp } from '../values/dates';
import type { Reply } from '../world/reply';
import { PREFIXES } from '../world/route';
import type { Base } from '../world/route';
import type { BillFault, World } from '../world/world';
import { answerOf, refusalOf } from './answers';
import { addressOf, baseOf, callerOf, pathOf } from './caller';
import { passGate } from './gate';
import type { Admission } from './gate';
import { isOfBill } from './notModelled';
import { settleUnknownFields } from './unknownFields';

interface Exchange extends Admission {
	startedAtMs: number;
	refusal?: string;
	/** How the call answers bad items of a set, where its body is one. */
	bulkShape?: string;
}

declare module 'fastify' {
	interface FastifyRequest {
		exchange: Exchange;
	}
}

export interface AppOptions {
	world: World;
	/** Writes down what changed; called before every answer leaves. */
	commit: () => void;
	/** Back to the first state. */
	reset: () => void;
	/** Told one line a call. */
	log?: (line: string) => void;
}

type Late = Strike<Extract<BillFault, { stage: 'late' }>>;

const BODY_LIMIT_BYTES = 6_000_000;

/** The web server: fastify with strict schema checks, one gate for all of BILL's addresses, errors in BILL's shape. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
	const { world, commit } = options;
	const app = Fastify({
		bodyLimit: BODY_LIMIT_BYTES,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		// Nothing is coerced, dropped or filled in: a wrong field must be refused, and every complaint listed.
		ajv: {
			customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true },
		},
	});
	await app.register(formbody);
	app.removeContentTypeParser('text/plain');
	readJson(app, () => refusal('jsonInvalid'));
	app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	app.decorateRequest('exchange');
	app.addHook('onRequest', async (request, reply) => {
		request.exchange = { startedAtMs: performance.now(), devKey: '' };
		reply.raw.once('close', () => request.exchange.release?.());
	});
	answerLocalNamesOnly(app);

	const record = (request: FastifyRequest, status: number, answer: string) => {
		// Before the answer leaves, so that the caller's next call finds the lane free and this call in the journal.
		request.exchange.release?.();
		const base = baseOf(request.url);
		if (!base) return;
		const { startedAtMs, fault, refusal: code } = request.exchange;
		if (code) countRefusal(world.stats, code);
		const durationMs = Math.round((performance.now() - startedAtMs) * 10) / 10;
		world.journal.add({
			at: timestamp(world.clock.now()),
			method: request.method,
			path: pathOf(request),
			query: request.query,
			headers: request.headers,
			body: bodyForJournal(base, request.body),
			status,
			responseText: answer,
			refusal: code,
			fault,
			durationMs,
		});
		options.log?.(`${status} ${request.method} ${pathOf(request)} ${code ?? ''} ${durationMs} ms`);
	};

	app.addHook('onSend', async (request, reply, payload) => {
		commit();
		record(request, reply.statusCode, typeof payload === 'string' ? payload : '');
		return payload;
	});

	app.setErrorHandler(async (error, request, reply) => {
		let refused = refusalOf(error, request);
		if (refused.cause !== undefined)
			process.stderr.write(`BILL simulator broke: ${inspect(refused.cause)}\n`);
		const isOfV2 = baseOf(request.url) === 'v2' && refused.code === 'BDC_1121'; // an entity, found in a route
		if (isOfV2 && isOfBill(request.method, request.url)) return await sendNotModelled(request, reply);
		const strike = world.faults.take('refused', addressOf(request));
		if (strike) refused = strike.strike(refused);
		if (world.switches.repeatReasons) refused = saidTwice(refused, request.body);
		request.exchange.fault ??= strike?.order.kind;
		request.exchange.refusal = refused.code || 'gateway';
		const answer = answerOf(refused, baseOf(request.url), world.clock.now());
		if (refused.retryAfter !== undefined) reply.header('retry-after', String(refused.retryAfter));
		return await reply.code(answer.status).send(answer.body);
	});

	app.setNotFoundHandler(async (request, reply) => {
		if (baseOf(request.url)) world.stats.calls += 1;
		if (isOfBill(request.method, request.url)) return await sendNotModelled(request, reply);
		throw refusal('routeUnknown', addressOf(request));
	});

	const cut = (request: FastifyRequest, reply: FastifyReply) => {
		commit();
		record(request, 0, '');
		cutConnection(request, reply);
	};

	const answerBefore = async (
		{ order, strike }: Late,
		handle: () => Reply,
		request: FastifyRequest,
		reply: FastifyReply,
	) => {
		const { lateMs, answer } = strike(order);
		request.exchange.fault ??= order.kind;
		world.lateWrites.add(lateMs, () => {
			doUnheard(handle);
			commit();
		});
		if (answer === 'cut') return cut(request, reply);
		throw answer;
	};

	for (const route of ROUTES) {
		app.route<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>({
			method: route.method,
			url: `${PREFIXES[route.base]}${route.path}`,
			preValidation: async (request) => {
				if (Buffer.isBuffer(request.body) && !route.takesFile)
					throw refusal('mediaTypeInvalid', 'application/octet-stream');
				if (route.isBulk) request.exchange.bulkShape = world.switches.bulkErrorShape;
				await passGate(world, route, callerOf(route, request), addressOf(request), request.exchange);
			},
			handler: async (request, reply) => {
				if (route.bodySchema) settleUnknownFields(request, route.bodySchema, world.switches.unknownFields);
				const { session = NO_SESSION } = request.exchange;
				const { params, query, headers } = request;
				const body = route.base === 'v2' ? readForm(request.body) : request.body;
				const handle = () => route.handle({ body, params, query, headers, session, world });
				const late = world.faults.take('late', addressOf(request));
				if (late) return await answerBefore(late, handle, request, reply);
				let answer: Reply | 'cut' = handle();
				const strike = world.faults.take('after', addressOf(request));
				request.exchange.fault ??= strike?.order.kind;
				if (strike) answer = strike.strike(answer);
				if (answer === 'cut') return cut(request, reply);
				return await reply.code(answer.status).send(answer.body);
			},
		});
	}
	registerControl(app, options);
	return app;
}

/** Nobody waits for the answer any more; a refusal is one, a defect of the simulator is not. */
function doUnheard(handle: () => Reply): void {
	try {
		handle();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
	}
}

/** In the simulator's own words, because BILL has the address. */
async function sendNotModelled(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
	request.exchange.refusal = 'notModelled';
	const message = `BILL has ${addressOf(request)}; this simulator does not model it.`;
	return await reply.code(501).send({ simulator: message });
}

/** A form's fields, a file's size, any other body as it is. */
function bodyForJournal(base: Base, body: unknown): unknown {
	if (Buffer.isBuffer(body)) return `${body.length} bytes`;
	return base === 'v2' ? readForm(body) : body;
}

/** Stands in for the session on routes that need none. */
const NO_SESSION = {
	id: '',
	kind: 'user',
	devKey: '',
	userId: '',
	organizationId: '',
	trusted: false,
	createdAtMs: 0,
	lastUsedAtMs: 0,
} as const;
