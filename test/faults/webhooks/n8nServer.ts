/**
 * Takes webhook requests with n8n's own code of the installed n8n: express with its settings, the reader of raw bodies,
 * the parsers of bodies and what an error is answered with. What n8n 2.41.1 decides around them is written here
 * (dist/abstract-server.js, dist/webhooks/{webhook-request-handler,webhook-helpers}.js): it asks the database there.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { WebhookReply, WebhookRequest, WebhookServer } from '../../engine/harness/webhookServer';

type Next = () => void;
type Handler = (request: ParsedRequest, reply: WebhookReply, next: Next) => unknown;
type ParsedRequest = WebhookRequest & { contentType?: string; method: string; path: string };

interface N8nParts {
	express: (() => Handler & {
		use(handler: Handler): void;
		all(path: string, handler: Handler): void;
		disable(name: string): void;
		set(name: string, value: string): void;
	}) &
		object;
	compression: () => Handler;
	rawBodyReader: Handler;
	parseBody: (request: ParsedRequest) => Promise<void>;
	createMultiFormDataParser: (
		megabytes: number,
	) => (request: ParsedRequest) => Promise<{ body: unknown; cleanup: () => Promise<void> }>;
	sendErrorResponse: (reply: WebhookReply, error: Error) => void;
	NotFoundError: new (message: string) => Error;
}

const DEFAULT_FORM_MEGABYTES = 200;
const PARSED = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|(\/|\+)xml$/;

/** @returns what serves the webhooks of a node of this version, as `serveWebhooks` does */
export function servedByN8n(n8nProgram: string, typeVersion: number) {
	const n8n = partsOf(n8nProgram);
	const parseForm = n8n.createMultiFormDataParser(DEFAULT_FORM_MEGABYTES);
	const parse = async (request: ParsedRequest): Promise<(() => Promise<void>) | undefined> => {
		const { contentType } = request;
		if (contentType === 'multipart/form-data') {
			const { body, cleanup } = await parseForm(request);
			request.body = body;
			return cleanup;
		}
		if (typeVersion > 1 && !PARSED.test(contentType ?? '')) return undefined;
		await n8n.parseBody(request);
		return undefined;
	};
	return async (
		handle: (request: WebhookRequest, reply: WebhookReply) => Promise<void>,
	): Promise<WebhookServer> => {
		const app = n8n.express();
		app.disable('x-powered-by');
		app.set('query parser', 'extended');
		app.use(n8n.compression());
		app.use(n8n.rawBodyReader);
		app.all('/webhook/*path', async (request, reply) => {
			try {
				if (request.method === 'OPTIONS') return reply.status(204).json({});
				const isOurs = request.method === 'POST' && /^\/webhook\/[^/]+\/webhook\/?$/.test(request.path);
				if (!isOurs) throw new n8n.NotFoundError('The requested webhook is not registered.');
				const cleanUp = await parse(request);
				await handle(request, reply);
				return await cleanUp?.();
			} catch (error) {
				return n8n.sendErrorResponse(reply, error as Error);
			}
		});
		const server = createServer(app as never);
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		const { port } = server.address() as { port: number };
		return {
			origin: `http://127.0.0.1:${port}`,
			close: async () => {
				server.closeAllConnections();
				await new Promise((closed) => server.close(closed));
			},
		};
	};
}

function partsOf(n8nProgram: string): N8nParts {
	const dist = join(dirname(n8nProgram), '../dist');
	const load = createRequire(join(dist, 'abstract-server.js'));
	return {
		express: load('express'),
		compression: load('compression'),
		...load('./middlewares/body-parser.js'),
		...load('./webhooks/webhook-form-data.js'),
		...load('./response-helper.js'),
		...load('./errors/response-errors/not-found.error.js'),
	};
}
