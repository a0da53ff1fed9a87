/** The BILL simulator with its controls, for tests: what BILL holds, what it was asked, what it is told to do. */
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import {
	type BillSimulator,
	type BillSimulatorOptions,
	startBillSimulator,
} from '../../../sandbox/bill/http/server';
import { TENANT } from '../../../sandbox/bill/tenant';
import type { FaultOrder } from '../../../sandbox/simulator/faults';
import { keepJournal } from '../../journal/keepJournal';
import { forgetProcessMemory } from '../../processMemory';

/** A running simulator and its controls over HTTP. */
export interface Bill {
	url: string;
	seed(objects: IDataObject): Promise<Record<string, Array<IDataObject & { id: string }>>>;
	/** Arms a fault, for example `{ kind: 'lost-reply', on: 'POST /v3/payments' }`. */
	fault(order: FaultOrder): Promise<void>;
	/** Ends the faults that were asked for and have not struck yet. */
	clearFaults(): Promise<void>;
	switches(changes: IDataObject): Promise<void>;
	expireSessions(): Promise<void>;
	/** What BILL texted, oldest first. */
	textMessages(): Promise<Array<{ token: string }>>;
	/** Moves the clock of BILL. */
	advance(advanceMs: number): Promise<void>;
	stats(): Promise<{ calls: number; logins: number; maxInFlight: number; refusals: Record<string, number> }>;
	state(): Promise<Record<string, Array<IDataObject & { id: string }>>>;
	/** `METHOD path` of the calls so far, without logins. */
	calls(
		path?: string,
	): Promise<Array<{ method: string; path: string; query: IDataObject; body: IDataObject }>>;
	clearJournal(): Promise<void>;
	/** A call beside the node, in a session of its own. */
	direct(method: string, path: string, body?: IDataObject | IDataObject[]): Promise<IDataObject>;
	/** The same for a file. */
	upload(path: string, bytes: Buffer): Promise<IDataObject>;
	stop(): Promise<void>;
}

/**
 * One simulator for all tests of a file, as new before each of them. Starting one takes a hundred times as long as that. The
 * nodes begin as new too: what they keep in memory of the process belongs to this address.
 */
export function useBill(options: BillSimulatorOptions = {}): Bill {
	let running: BillSimulator | undefined;
	const bill = controlsOf(() => {
		if (!running) throw new Error('The simulator runs while the tests of a file do');
		return running;
	});
	beforeAll(async () => {
		running = await startBillSimulator(options);
	});
	beforeEach(forgetProcessMemory);
	afterEach(async () => {
		await keepJournal(bill.url);
		await axios.post(`${bill.url}/sandbox/reset`, {}, { proxy: false });
	});
	afterAll(async () => await running?.stop());
	return bill;
}

/** Starts a simulator on a free port, for tests that share what it holds. Stop it after them. */
export async function startBill(options: BillSimulatorOptions = {}): Promise<Bill> {
	const simulator = await startBillSimulator(options);
	return controlsOf(() => simulator);
}

function controlsOf(simulator: () => BillSimulator): Bill {
	const control = async (method: string, path: string, data?: unknown) =>
		(await axios({ method, url: `${simulator().url}/sandbox/${path}`, data, proxy: false })).data;
	return {
		get url() {
			return simulator().url;
		},
		seed: async (objects) => await control('POST', 'seed', objects),
		fault: async (order) => await control('POST', 'faults', order),
		clearFaults: async () => await control('DELETE', 'faults'),
		switches: async (changes) => await control('POST', 'switches', changes),
		expireSessions: async () => await control('POST', 'expire-sessions', {}),
		textMessages: async () => await control('GET', 'text-messages'),
		advance: async (advanceMs) => await control('POST', 'clock', { advanceMs }),
		stats: async () => await control('GET', 'stats'),
		state: async () => await control('GET', 'state'),
		calls: async (path = '') => {
			const journal: Array<{ method: string; path: string; query: IDataObject; body: IDataObject }> =
				await control('GET', 'journal');
			return journal.filter((entry) => !entry.path.endsWith('/v3/login') && entry.path.includes(path));
		},
		clearJournal: async () => {
			await keepJournal(simulator().url);
			await control('DELETE', 'journal');
		},
		direct: async (method, path, body) => await callDirectly(simulator().url, method, path, body),
		upload: async (path, bytes) => await callDirectly(simulator().url, 'POST', path, bytes),
		stop: async () => {
			await keepJournal(simulator().url);
			await simulator().stop();
		},
	};
}

async function callDirectly(
	url: string,
	method: string,
	path: string,
	body?: IDataObject | IDataObject[] | Buffer,
): Promise<IDataObject> {
	const { organizationId, devKey, username, password, rememberMeId, device } = TENANT;
	const login = { username, password, organizationId, devKey, rememberMeId, device };
	const session = await axios.post(`${url}/connect/v3/login`, login, { proxy: false });
	const headers = {
		devKey,
		sessionId: session.data.sessionId,
		...(Buffer.isBuffer(body) && { 'content-type': 'application/octet-stream' }),
	};
	const { data } = await axios({ method, url: `${url}/connect${path}`, data: body, headers, proxy: false });
	return data;
}

/** A vendor as BILL takes it. */
export function aVendor(changes: IDataObject = {}): IDataObject {
	const address = {
		line1: '40 Harbor Street',
		city: 'Toledo',
		stateOrProvince: 'OH',
		zipOrPostalCode: '43604',
		country: 'US',
	};
	return { name: 'Northwind Print Works', address, ...changes };
}
