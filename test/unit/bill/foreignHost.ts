/** Hosts beside BILL's, for tests of where the session goes. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a free port that remembers what it was asked. */
export interface Host {
	url: string;
	requests: IncomingMessage[];
	stop(): Promise<void>;
}

/** Starts it. Stop it after the test. */
export async function startHost(answer: RequestListener): Promise<Host> {
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		requests.push(request);
		answer(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** BILL as far as signing in goes; every other path sends on to `location`. */
export async function startRedirectingBill(location: string): Promise<Host> {
	return await startHost((request, response) => {
		if (request.url === '/connect/v3/login') {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ sessionId: 'session-1', organizationId: '008', userId: '006' }));
			return;
		}
		response.statusCode = 302;
		response.setHeader('location', location);
		response.end();
	});
}
