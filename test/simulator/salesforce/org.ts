import { generateKeyPairSync } from 'node:crypto';
import {
	startSalesforceSimulator,
	type SalesforceSimulatorOptions,
} from '../../../sandbox/salesforce/server/server';

const DATA = '/services/data/v67.0';
/** One pair for all orgs of a test file: making one takes longer than everything else. */
const keys = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A reply as a test looks at it: JSON decoded, anything else as text. */
export interface Answer<T = unknown> {
	status: number;
	headers: Headers;
	body: T;
}

/** What a request brings. */
export interface Asked {
	body?: unknown;
	headers?: Record<string, string>;
}

/** Calls the org with one user's access token; paths begin after `/services/data/v67.0`. */
export class ApiUser {
	constructor(
		readonly url: string,
		readonly accessToken: string,
		readonly userId: string,
	) {}

	async ask<T = unknown>(method: string, path: string, { body, headers }: Asked = {}): Promise<Answer<T>> {
		return await ask<T>(method, this.url + (path.startsWith('/services') ? path : DATA + path), {
			body,
			headers: { authorization: `Bearer ${this.accessToken}`, ...headers },
		});
	}

	/** The records of a query; a refusal fails the test with its words. */
	async query<T = Record<string, unknown>>(soql: string): Promise<T[]> {
		const { status, body } = await this.ask<{ records: T[] }>('GET', `/query?q=${encodeURIComponent(soql)}`);
		if (status !== 200) throw new Error(JSON.stringify(body));
		return body.records;
	}

	/** Creates a record and returns its id. */
	async create(object: string, fields: Record<string, unknown>): Promise<string> {
		const { status, body } = await this.ask<{ id: string }>('POST', `/sobjects/${object}`, { body: fields });
		if (status !== 201) throw new Error(JSON.stringify(body));
		return body.id;
	}

	async update(object: string, id: string, fields: Record<string, unknown>): Promise<Answer> {
		return await this.ask('PATCH', `/sobjects/${object}/${id}`, { body: fields });
	}

	async read(object: string, id: string): Promise<Record<string, unknown>> {
		const { body } = await this.ask<Record<string, unknown>>('GET', `/sobjects/${object}/${id}`);
		return body;
	}
}

/** A started org with helpers around it. End it with `stop`. */
export async function anOrg(options: SalesforceSimulatorOptions = {}) {
	const simulator = await startSalesforceSimulator({
		jwtPublicKey: keys.publicKey,
		...options,
		switches: { accessByPermissionSets: false, ...options.switches },
	});
	const control = async <T = unknown>(method: string, path: string, body?: unknown) =>
		await ask<T>(method, `${simulator.url}/sandbox/${path}`, { body });
	return {
		...simulator,
		jwtPrivateKey: keys.privateKey,
		control,
		/** Logs somebody in without a flow: `approver` is approver@sandbox.example. */
		as: async (name: string): Promise<ApiUser> => {
			const { body } = await control<{ accessToken: string; userId: string }>('POST', 'sessions', {
				userName: `${name}@sandbox.example`,
			});
			return new ApiUser(simulator.url, body.accessToken, body.userId);
		},
		seed: async (content: Record<string, unknown>) => {
			const { status, body } = await control<{ accounts: string[]; invoices: string[] }>(
				'POST',
				'seed',
				content,
			);
			if (status !== 201) throw new Error(JSON.stringify(body));
			return body;
		},
		/** Events on the bus since the start. */
		published: async () => {
			const { body } = await control<{ eventsPublishedLastHour: number }>('GET', 'stats');
			return body.eventsPublishedLastHour;
		},
	};
}

/** The started org. */
export type Org = Awaited<ReturnType<typeof anOrg>>;

/** An invoice to seed; state only what the test is about. */
export function anApInvoice(fields: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		vendorName: 'Acme Ltd',
		Invoice_Number__c: 'INV-88',
		Invoice_Date__c: '2026-10-01',
		Due_Date__c: '2026-11-30',
		Amount__c: 120.5,
		lines: [{ Amount__c: 120.5, Description__c: 'Paper', GL_Code__c: '6000' }],
		...fields,
	};
}

/** One HTTP request; redirects are not followed. A string or form body is sent as it is. */
export async function ask<T = unknown>(
	method: string,
	url: string,
	{ body, headers }: Asked = {},
): Promise<Answer<T>> {
	const isRaw = body === undefined || typeof body === 'string' || body instanceof URLSearchParams;
	const response = await fetch(url, {
		method,
		redirect: 'manual',
		headers: {
			...(body !== undefined && !(body instanceof URLSearchParams) && { 'content-type': 'application/json' }),
			...headers,
		},
		body: isRaw ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
	return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
