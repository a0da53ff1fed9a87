/** The BILL simulator as the engine tests use it: the credential that fits it, its controls, and a second BILL user. */
import axios from 'axios';
import type { AxiosInstance, Method } from 'axios';
import { randomUUID } from 'node:crypto';
import { startBillSimulator } from '../../sandbox/bill/http/server';
import type { BillSwitches } from '../../sandbox/bill/world/switches';
import { keepJournal } from '../journal/keepJournal';
import { TENANT } from '../../sandbox/bill/tenant';
import { billSignIn } from '../../sandbox/start/billSignIn';

/** What a node has stored at BILL, as far as the tests look at it. */
export type BillRow = Record<string, unknown> & { id: string };

export interface BillSandbox {
	url: string;
	/** Data of a `billComApi` credential for this simulator, trusted device included. */
	credential: Record<string, string>;
	/** Rows of one collection, for example `payments`. */
	rows(collection: string): Promise<BillRow[]>;
	stats(): Promise<Record<string, number> & { refusals: Record<string, number> }>;
	/** Calls BILL received, oldest first. */
	journal(filter?: { path?: string; method?: string }): Promise<Array<Record<string, unknown>>>;
	/** `control('switches', { timeScale: 0 })` posts to `/sandbox/switches`. */
	control(command: string, body?: object): Promise<unknown>;
	/** Ends the faults that were asked for and have not struck yet. */
	clearFaults(): Promise<void>;
	/** Objects that are simply there; BILL notifies nobody of them. Returns them with their ids, under the same names. */
	seed(objects: object): Promise<Record<string, BillRow[]>>;
	/** What somebody else does in BILL, over the REST API (or `connect-events` where the path says so). */
	asSomebodyElse(method: Method, path: string, body?: object): Promise<BillRow>;
	stop(): Promise<void>;
}

/** A simulator as those see it that do not end it. */
export type BillAt = Omit<BillSandbox, 'stop'>;

export async function startBill(switches: Partial<BillSwitches> = {}): Promise<BillSandbox> {
	const simulator = await startBillSimulator({ switches });
	return {
		...billAt(simulator.url),
		stop: async () => {
			await keepJournal(simulator.url);
			await simulator.stop();
		},
	};
}

/**
 * A simulator that somebody else has started, and ends.
 *
 * @param signsInOnce whether the other user signs in once instead of for each call: BILL allows 200 sign-ins an hour
 */
export function billAt(url: string, signsInOnce = false): BillAt {
	const http = axios.create({ baseURL: url, proxy: false });
	let session: string | undefined;
	const get = async (path: string, params?: object) => (await http.get(`/sandbox/${path}`, { params })).data;
	return {
		url,
		credential: {
			...billSignIn(url),
			// Three attempts, so that no test waits for a BILL that is down.
			keepTryingFor: '0',
		},
		rows: async (collection) => (await get('state'))[collection],
		stats: async () => await get('stats'),
		journal: async (filter) => await get('journal', filter),
		control: async (command, body = {}) => (await http.post(`/sandbox/${command}`, body)).data,
		clearFaults: async () => void (await http.delete('/sandbox/faults')),
		seed: async (objects) => (await http.post('/sandbox/seed', objects)).data,
		asSomebodyElse: async (method, path, data) => {
			const sessionId = await (session ?? sessionOf(http));
			if (signsInOnce) session = sessionId;
			// Only creating a subscription asks for the key; BILL ignores it elsewhere.
			const headers = {
				devKey: TENANT.devKey,
				sessionId,
				'X-Idempotent-Key': randomUUID(),
				...(Buffer.isBuffer(data) && { 'content-type': 'application/octet-stream' }),
			};
			const address = path.startsWith('/connect') ? path : `/connect${path}`;
			return (await http.request({ method, url: address, data, headers })).data;
		},
	};
}

async function sessionOf(http: AxiosInstance): Promise<string> {
	const { username, password, organizationId, devKey, rememberMeId, device } = TENANT;
	const login = { username, password, organizationId, devKey, rememberMeId, device };
	const { data } = await http.post('/connect/v3/login', login);
	return data.sessionId;
}
