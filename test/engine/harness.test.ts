import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { aNode, runNode, runWorkflow, storeCredential } from './harness';

process.env.PACKAGE_UNDER_TEST = resolve(__dirname, 'harness/fixture');

let server: Server;
let origin: string;
let logins: number;
let validSession: string;

beforeEach(async () => {
	logins = 0;
	validSession = 'none';
	server = createServer((request, response) => {
		response.setHeader('content-type', 'application/json');
		if (request.url === '/login') {
			logins += 1;
			validSession = `session-${logins}`;
			return response.end(JSON.stringify({ session: validSession }));
		}
		if (request.headers.session !== validSession) response.statusCode = 401;
		return response.end(JSON.stringify({ path: request.url }));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The server has no address');
	origin = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

it('logs in once, keeps the session in the stored credential and uses it in the next run', async () => {
	const probeApi = storeCredential('probeApi', { origin });

	const first = await runNode({ type: 'probe', credentials: { probeApi } });
	const second = await runNode({ type: 'probe', credentials: { probeApi } });

	expect([first.error, second.error]).toEqual([undefined, undefined]);
	expect(second.items).toEqual([{ json: { path: '/api/orders' }, pairedItem: { item: 0 } }]);
	expect(logins).toBe(1);
	expect(probeApi.read()).toEqual({ origin, session: 'session-1' });
});

it('logs in again when the server no longer knows the session', async () => {
	const probeApi = storeCredential('probeApi', { origin, session: 'expired' });

	const { error } = await runNode({ type: 'probe', credentials: { probeApi } });

	expect(error).toBeUndefined();
	expect(probeApi.read().session).toBe('session-1');
});

it('hands the output of one node to the next and reports each by name', async () => {
	const credentials = { probeApi: storeCredential('probeApi', { origin }) };
	const nodes = [
		aNode({ type: 'probe', credentials }, 'First'),
		aNode({ type: 'probe', credentials, parameters: { path: '={{ $json.path }}/lines' } }, 'Second'),
	];
	const connections = { First: { main: [[{ node: 'Second', type: 'main' as const, index: 0 }]] } };

	const runs = await runWorkflow({ nodes, connections });

	expect(runs.Second.items.map(({ json }) => json)).toEqual([{ path: '/api/api/orders/lines' }]);
});

it('reports why a node stopped instead of throwing', async () => {
	const { error, items } = await runNode({
		type: 'probe',
		credentials: { probeApi: { origin: 'http://127.0.0.1:1' } },
	});

	expect(error?.message).toContain('refused');
	expect(items).toEqual([]);
});
