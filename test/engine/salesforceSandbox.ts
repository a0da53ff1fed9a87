/** The Salesforce simulator as the engine tests use it: credentials that fit it, seeds and controls. */
import axios from 'axios';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import {
	startSalesforceSimulator,
	type SalesforceSimulatorOptions,
} from '../../sandbox/salesforce/server/server';
import type { Switches } from '../../sandbox/salesforce/state/switches';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/salesforce/tenant';
import { storeCredential } from './harness';
import type { NodeUnderTest, StoredCredential } from './harness';

/** A stored record, as far as the tests look at it. */
export type SalesforceRow = Record<string, unknown> & { Id: string };

export interface SalesforceSandbox {
	url: string;
	pubSubUrl: string;
	/** A JWT credential of a user, by default `integration@sandbox.example`, with changes to what fits. */
	jwt(changes?: Record<string, string>): StoredCredential;
	/** An OAuth2 credential with the client credentials grant, not connected yet. */
	clientCredentials(changes?: ICredentialDataDecryptedObject): StoredCredential;
	/** Loads an invoice and returns its id. */
	seedInvoice(fields?: Record<string, unknown>): Promise<string>;
	/** Records of one object. */
	rows(objectName: string): Promise<SalesforceRow[]>;
	stats(): Promise<{ logins: number; calls: number; refusals: Record<string, number> }>;
	/** How many requests of this HTTP method arrived since the last reset, also those left without a reply. */
	sent(method: string, path?: string): Promise<number>;
	/** `control('switches', { approvalSteps: 2 })` posts to `/sandbox/switches`. */
	control<T = unknown>(command: string, body?: object): Promise<T>;
	/** A request as a user, `approver` for approver@sandbox.example; the path begins behind the API version. */
	call<T = unknown>(user: string, method: string, path: string, body?: object): Promise<T>;
	stop(): Promise<void>;
}

export async function startSalesforce(
	switches: Partial<Switches> = {},
	options: Omit<SalesforceSimulatorOptions, 'switches'> = {},
): Promise<SalesforceSandbox> {
	const simulator = await startSalesforceSimulator({
		...options,
		switches: { accessByPermissionSets: false, ...switches },
	});
	const { url, pubSubUrl } = simulator;
	const http = axios.create({ baseURL: url, proxy: false });
	const control = async <T>(command: string, body: object = {}): Promise<T> =>
		(await http.post<T>(`/sandbox/${command}`, body)).data;
	return {
		url,
		pubSubUrl,
		jwt: (changes = {}) =>
			storeCredential('salesforceApprovalJwtApi', {
				myDomainUrl: url,
				clientId: CLIENT_ID,
				userName: 'integration@sandbox.example',
				privateKey: simulator.jwtPrivateKey,
				pubSubUrl,
				...changes,
			}),
		clientCredentials: (changes = {}) =>
			storeCredential('salesforceApprovalOAuth2Api', {
				myDomainUrl: url,
				grantType: 'clientCredentials',
				clientId: CLIENT_ID,
				clientSecret: CLIENT_SECRET,
				pubSubUrl,
				...changes,
			}),
		seedInvoice: async (fields = {}) => {
			const invoice = { vendorName: 'Acme', Invoice_Number__c: 'INV-1', Amount__c: 120.5, ...fields };
			return (await control<{ invoices: string[] }>('seed', { invoices: [invoice] })).invoices[0];
		},
		rows: async (object) => (await http.get('/sandbox/state', { params: { object } })).data,
		stats: async () => (await http.get('/sandbox/stats')).data,
		sent: async (method, path = '/services/data/') =>
			(await http.get('/sandbox/journal', { params: { method, path } })).data.length,
		control,
		call: async (user, method, path, body) => {
			const session = await control<{ accessToken: string }>('sessions', {
				userName: `${user}@sandbox.example`,
			});
			const headers = { authorization: `Bearer ${session.accessToken}` };
			const address = `/services/data/v67.0${path}`;
			return (await http.request({ method, url: address, headers, data: body })).data;
		},
		stop: async () => await simulator.stop(),
	};
}

/** The node with a JWT credential, one operation and its parameters. */
export function anOperation(
	salesforceApprovalJwtApi: StoredCredential,
	path: `${string}:${string}`,
	parameters: INodeParameters = {},
): NodeUnderTest {
	const [resource, operation] = path.split(':');
	return {
		type: 'salesforceApproval',
		credentials: { salesforceApprovalJwtApi },
		parameters: { authentication: 'jwt', resource, operation, ...parameters },
	};
}

/** A locator parameter as the editor saves it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
