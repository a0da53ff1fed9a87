import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from '../http/runRoute';
import { readMessages } from './message';
import type { CometdServer } from './server';

/** Versions the Streaming API serves; those before were retired with Winter '25. */
const VERSIONS = { first: 37, last: 67 };
const MOST_BYTES = 32 * 1024;
const COOKIE = 'BAYEUX_BROWSER';

/** Serves `POST /cometd/66.0`, with and without the kind of message behind it, as Bayeux clients add it. */
export function serveCometd(app: FastifyInstance, cometd: CometdServer): void {
	const serve = async (request: FastifyRequest, reply: FastifyReply) => await answer(cometd, request, reply);
	for (const url of ['/cometd/:version', '/cometd/:version/*'])
		app.route({ method: 'POST', url, handler: serve });
}

async function answer(cometd: CometdServer, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
	const [, version] = /^\/cometd\/(\d+)\.0(?:\/|$)/.exec(request.url) ?? [];
	const isServed = Number(version) >= VERSIONS.first && Number(version) <= VERSIONS.last;
	if (!isServed) return await reply.code(400).send('400::API version in the URI is not supported');
	if (Number(request.headers['content-length']) > MOST_BYTES)
		return await reply.code(413).send('413::Maximum Request Size Exceeded');
	const messages = readMessages(request.body);
	if (!messages) return await reply.code(400).send('400::The request has no Bayeux message');
	const hangingUp = new AbortController();
	// Also emitted when the answer is through, when it has no effect.
	reply.raw.once('close', () => hangingUp.abort());
	const {
		status,
		messages: replies,
		cookie,
	} = await cometd.answer({
		messages,
		accessToken: bearerToken({ authorization: request.headers.authorization }),
		cookie: cookieIn(request.headers.cookie),
		signal: hangingUp.signal,
	});
	if (cookie) reply.header('set-cookie', `${COOKIE}=${cookie}; Path=/; HttpOnly`);
	return await reply
		.code(status)
		.header('content-type', 'application/json;charset=UTF-8')
		.send(JSON.stringify(replies));
}

function cookieIn(header: string | undefined): string | undefined {
	return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(header ?? '')?.[1];
}
