/** A small HTTP server whose requests and replies look to a node as n8n's do: raw body kept, express-like reply. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** n8n's request: `rawBody` are the bytes as received, `body` what n8n made of them. */
export type WebhookRequest = IncomingMessage & {
	rawBody: Buffer;
	body: unknown;
	params: object;
	query: object;
};

/** The part of express's reply that nodes use. */
export type WebhookReply = ServerResponse & {
	status(code: number): WebhookReply;
	send(body: unknown): WebhookReply;
	json(body: unknown): WebhookReply;
};

export interface WebhookServer {
	origin: string;
	close(): Promise<void>;
}

/** @param handle answers one request; what it throws becomes a 500 */
export async function serveWebhooks(
	handle: (request: WebhookRequest, reply: WebhookReply) => Promise<void>,
): Promise<WebhookServer> {
	const server = createServer((incoming, outgoing) => {
		const reply = asReply(outgoing);
		readBody(incoming)
			.then(async (request) => await handle(request, reply))
			.catch((error: Error) => reply.status(500).json({ message: error.message }));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The webhook server has no address');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

/** n8n 2.41.1, dist/middlewares/body-parser.js: only the declared content type decides what `body` becomes. */
async function readBody(incoming: IncomingMessage): Promise<WebhookRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk);
	const rawBody = Buffer.concat(chunks);
	const isJson = incoming.headers['content-type']?.startsWith('application/json') === true;
	const body: unknown = isJson && rawBody.length > 0 ? JSON.parse(rawBody.toString('utf8')) : {};
	return Object.assign(incoming, { rawBody, body, params: {}, query: {} });
}

function asReply(outgoing: ServerResponse): WebhookReply {
	const reply: WebhookReply = Object.assign(outgoing, {
		status(code: number) {
			outgoing.statusCode = code;
			return reply;
		},
		send(body: unknown) {
			return typeof body === 'string' || body === undefined ? reply.end(body) : reply.json(body);
		},
		json(body: unknown) {
			outgoing.setHeader('content-type', 'application/json; charset=utf-8');
			return reply.end(JSON.stringify(body));
		},
	});
	return reply;
}
