import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Names of this machine. `*.localhost` never leaves it (RFC 6761). */
const LOCAL_NAME = /^(127\.0\.0\.1|\[::1\]|localhost|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost)(:\d+)?$/i;

/**
 * Refuses requests that name another host. The servers listen on this machine only, but a web page anywhere can have its
 * own name resolve to 127.0.0.1 and have the browser of whoever reads it call them (DNS rebinding).
 */
export function answerLocalNamesOnly(app: FastifyInstance): void {
	app.addHook('onRequest', async (request, reply) => {
		if (LOCAL_NAME.test(request.headers.host ?? '')) return;
		// 421 Misdirected Request (RFC 9110): the server does not answer for this name.
		await reply.code(421).type('text/plain').send('This server answers for 127.0.0.1 and localhost only.');
	});
}

/** Reads JSON bodies so that a broken one is refused in the system's own words. An empty body is none. */
export function readJson(app: FastifyInstance, refuse: (reason: string) => Error): void {
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		const text = String(body);
		// Actions without a body are often sent with the header nevertheless.
		if (text.trim() === '') return done(null, undefined);
		try {
			done(null, JSON.parse(text));
		} catch (error) {
			done(refuse(error instanceof Error ? error.message : String(error)));
		}
	});
}

/** Resets the connection instead of answering: the caller cannot know what happened. */
export function cutConnection(request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	request.raw.socket.destroy();
}
