import axios from 'axios';
import type { AxiosResponse } from 'axios';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startBillSimulator } from '../../../sandbox/bill/http/server';
import type { BillSimulator, BillSimulatorOptions } from '../../../sandbox/bill/http/server';
import { TENANT } from '../../../sandbox/bill/tenant';
import { until } from '../../../sandbox/n8n/until';

/** An answer's body, read loosely: a test names the fields it is about. */
export interface Body {
	id: string;
	results: Body[];
	nextPage: string;
	prevPage: string;
	sessionId: string;
	securityKey: string;
	invoice: { invoiceNumber: string };
	billLineItems: Array<{ id: string; amount: number }>;
	[field: string]: unknown;
}

export type Answer = AxiosResponse<Body>;
type Ending = () => Promise<void>;

const endings: Ending[] = [];

/** For `afterEach`: ends everything a test started. */
export async function endAll(): Promise<void> {
	for (const end of endings.splice(0).reverse()) await end();
}

/** A simulator that `endAll` stops. */
export async function startBill(options: BillSimulatorOptions = {}): Promise<BillSimulator> {
	const bill = await startBillSimulator(options);
	let isRunning = true;
	const stop = async () => {
		if (isRunning) await bill.stop();
		isRunning = false;
	};
	endings.push(stop);
	return { ...bill, stop };
}

/** Calls one simulator with one developer key and session. */
export class Caller {
	constructor(
		readonly url: string,
		readonly headers: Record<string, string> = {},
	) {}

	async call(
		method: string,
		path: string,
		data?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const isWebhook = /^\/v3\/(subscriptions|events)/.test(path);
		const prefix = path.startsWith('/v3/') ? (isWebhook ? '/connect-events' : '/connect') : '';
		return await axios.request<Body>({
			method,
			url: `${this.url}${prefix}${path}`,
			data,
			headers: { ...this.headers, ...headers },
			proxy: false,
			validateStatus: () => true,
		});
	}

	get = async (path: string) => await this.call('GET', path);
	post = async (path: string, data?: unknown, headers?: Record<string, string>) =>
		await this.call('POST', path, data, headers);
	patch = async (path: string, data: unknown) => await this.call('PATCH', path, data);
	put = async (path: string, data: unknown) => await this.call('PUT', path, data);
	delete = async (path: string) => await this.call('DELETE', path);

	/** One page of a list. */
	list = async (path: string, query: Record<string, string> = {}) =>
		await this.get(`${path}?${new URLSearchParams(query).toString()}`);

	/** A v2 call: form in, envelope out. */
	async v2(path: string, data: unknown): Promise<Record<string, unknown>> {
		const form = new URLSearchParams({ ...this.headers, data: JSON.stringify(data) });
		return (await this.call('POST', `/api/v2/${path}`, form)).data;
	}
}

/** The body of a login as the clerk, from a remembered device. */
export const LOGIN = {
	username: TENANT.username,
	password: TENANT.password,
	organizationId: TENANT.organizationId,
	devKey: TENANT.devKey,
	rememberMeId: TENANT.rememberMeId,
	device: TENANT.device,
};

/** Signs in with these changes to `LOGIN`. */
export async function signIn(bill: BillSimulator, changes: Record<string, string> = {}): Promise<Caller> {
	const { data } = await new Caller(bill.url).post('/v3/login', { ...LOGIN, ...changes });
	return new Caller(bill.url, { devKey: TENANT.devKey, sessionId: data.sessionId });
}

/** A simulator and a signed-in caller. */
export async function startSignedIn(
	options: BillSimulatorOptions = {},
): Promise<{ bill: BillSimulator; api: Caller }> {
	const bill = await startBill(options);
	return { bill, api: await signIn(bill) };
}

/** Codes of an array error body, first one first. */
export function codes(answer: Answer): unknown[] {
	const body: unknown = answer.data;
	return Array.isArray(body) ? body.map((entry: { code: unknown }) => entry.code) : [];
}

/** Messages of an array error body. */
export function messages(answer: Answer): string[] {
	const body: unknown = answer.data;
	return Array.isArray(body) ? body.map((entry: { message: string }) => entry.message) : [];
}

/** Moves the simulator's clock to this moment. */
export async function setTime(bill: BillSimulator, moment: string): Promise<void> {
	const control = new Caller(bill.url);
	const { data } = await control.post('/sandbox/clock', { advanceMs: 0 });
	await control.post('/sandbox/clock', { advanceMs: Date.parse(moment) - Date.parse(String(data.now)) });
}

/** What a notification brought. */
export interface Received {
	body: string;
	signature: string;
	event: {
		metadata: { eventId: string; eventType: string; subscriptionId: string };
		[entity: string]: unknown;
	};
}

export interface Receiver {
	url: string;
	received: Received[];
	/** Resolves once so many notifications have arrived. */
	until(count: number): Promise<Received[]>;
}

/** A receiver of notifications that answers these statuses in turn, the last one for ever. */
export async function startReceiver(...statuses: number[]): Promise<Receiver> {
	const received: Received[] = [];
	const waiting: Array<{ count: number; done: (value: Received[]) => void }> = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString();
			const parsed: unknown = JSON.parse(body);
			const event = typeof parsed === 'string' ? JSON.parse(parsed) : parsed;
			const status = statuses[Math.min(received.length, statuses.length - 1)] ?? 200;
			received.push({ body, event, signature: String(request.headers['x-bill-sha-signature']) });
			response.writeHead(status).end();
			for (const { count, done } of waiting) if (received.length >= count) done(received);
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	endings.push(async () => {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		received,
		until: async (count) =>
			received.length >= count ? received : await new Promise((done) => waiting.push({ count, done })),
	};
}

/** Asks until the answer fits, for half a minute at most. */
export async function untilFact<T>(ask: () => Promise<T>, isFact: (value: T) => boolean): Promise<T> {
	const look = async () => {
		const value = await ask();
		return isFact(value) ? { value } : undefined;
	};
	return (await until(look, { fact: 'an answer that fits', everyMs: 1 })).value;
}
