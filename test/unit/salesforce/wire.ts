/** A Salesforce that answers what a test tells it to, for replies the simulator does not give. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** One canned answer. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** A request as it arrived. */
export interface Call {
	method: string;
	/** Behind the API version, query included and decoded. */
	path: string;
	headers: IncomingMessage['headers'];
	body: unknown;
}

export interface FakeSalesforce {
	url: string;
	calls: Call[];
	stop(): Promise<void>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent = (): Reply => ({ status: 204 });
export const refused = (errorCode: string, status = 400, message = `Refused with ${errorCode}`): Reply => ({
	status,
	body: [{ message, errorCode }],
});

/**
 * Answers `METHOD /path` (as in `Call`) with its replies in turn, the last one for ever; anything else with 404.
 * A path ending in `*` stands for everything that begins like it.
 */
export async function fakeSalesforce(replies: Record<string, Reply[]>): Promise<FakeSalesforce> {
	const calls: Call[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const path = decodeURIComponent((request.url ?? '').replace(/^\/services\/data\/v[\d.]+/, ''));
			const call = { method: request.method ?? '', path, headers: request.headers, body: parsed(text) };
			calls.push(call);
			const { status, body, headers } = replyTo(replies, call) ?? refused('NOT_FOUND', 404);
			response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers });
			response.end(body === undefined ? undefined : JSON.stringify(body));
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no address');
	return {
		url: `http://127.0.0.1:${address.port}`,
		calls,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

function replyTo(replies: Record<string, Reply[]>, { method, path }: Call): Reply | undefined {
	const line = `${method} ${path}`;
	const key = Object.keys(replies).find((pattern) =>
		pattern.endsWith('*') ? line.startsWith(pattern.slice(0, -1)) : line === pattern,
	);
	if (key === undefined) return undefined;
	return replies[key].length > 1 ? replies[key].shift() : replies[key][0];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
