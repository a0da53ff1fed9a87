/** Somebody else's program at BILL: what it is answered, whatever the nodes make of it. */
import axios from 'axios';
import type { AxiosResponse } from 'axios';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TENANT } from '../../../sandbox/bill/tenant';
import type { BillSandbox } from '../billSandbox';

const USER = {
	username: TENANT.username,
	password: TENANT.password,
	organizationId: TENANT.organizationId,
	devKey: TENANT.devKey,
	rememberMeId: TENANT.rememberMeId,
	device: TENANT.device,
};

export interface BillClient {
	/** The reply to the login. */
	login: AxiosResponse;
	/** Every status is an answer. Paths begin with `/v3`, or in full where they are of the webhooks. */
	ask(method: string, path: string, data?: unknown, idempotencyKey?: string): Promise<AxiosResponse>;
	/** `201`, or `422 BDC_1171`. */
	status(method: string, path: string, data?: unknown, idempotencyKey?: string): Promise<string>;
}

export async function signIn({ url }: BillSandbox, changes: object = {}): Promise<BillClient> {
	const http = axios.create({ baseURL: url, proxy: false, validateStatus: () => true });
	const login = await http.post('/connect/v3/login', { ...USER, ...changes });
	const ask: BillClient['ask'] = async (method, path, data, key = randomUUID()) => {
		const headers = {
			devKey: TENANT.devKey,
			sessionId: String(login.data.sessionId),
			'X-Idempotent-Key': key,
			...(Buffer.isBuffer(data) && { 'content-type': 'application/octet-stream' }),
		};
		const address = path.startsWith('/v3') ? `/connect${path}` : path;
		return await http.request({ method, url: address, data, headers });
	};
	const status: BillClient['status'] = async (...call) => inShort(await ask(...call));
	return { login, ask, status };
}

/** Status and the codes of the entries, in their order. */
export function inShort({ status, data }: AxiosResponse): string {
	const codes = status < 400 ? [] : [data].flat().map((entry) => String(Object(entry).code));
	return [status, ...codes].join(' ');
}

/** A receiver of notifications; `answer` decides on each, in the order of their arrival. */
export async function receive(answer: (count: number) => number | Promise<number>) {
	const bodies: string[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			bodies.push(Buffer.concat(parts).toString('utf8'));
			void Promise.resolve(answer(bodies.length)).then((status) => response.writeHead(status).end());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		bodies,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
