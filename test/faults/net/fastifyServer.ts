/** A simulator's web server answers calls of the trial's network, without a socket. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConnectionCut, type Server } from './network';

interface Calling {
	hangUp: () => void;
	signal: AbortSignal;
}

let calls = 0;

/** Has to be called before the app is ready. */
export function serverOf(app: FastifyInstance): Server {
	const calling = new Map<string, Calling>();
	// The address is the only thing of a call that reaches the app and belongs to nobody else.
	app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
		const call = calling.get(request.raw.socket.remoteAddress ?? '');
		if (!call) return;
		Object.assign(request.raw.socket, {
			destroy: () => {
				reply.raw.emit('close');
				call.hangUp();
			},
		});
		call.signal.addEventListener('abort', () => reply.raw.emit('close'));
	});
	return async ({ method, path, headers, body }, signal) =>
		await new Promise((resolve, reject) => {
			const remoteAddress = `call ${++calls}`;
			calling.set(remoteAddress, { hangUp: () => reject(new ConnectionCut()), signal });
			const options = { method: method as 'GET', url: path, headers, remoteAddress };
			app
				.inject({ ...options, ...(body !== undefined && { payload: body }) })
				.then(({ statusCode, headers: answered, rawPayload }) => {
					const given = answered as Record<string, string | string[]>;
					resolve({ status: statusCode, headers: given, body: rawPayload });
				}, reject)
				.finally(() => calling.delete(remoteAddress));
		});
}
