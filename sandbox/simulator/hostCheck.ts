import type { FastifyInstance } from 'fastify';

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
