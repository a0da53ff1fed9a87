/** The org of a Salesforce simulator that somebody else has started: what tests put into it and read from it. */
import axios from 'axios';

/** A stored record, as far as the tests look at it. */
export type SalesforceRow = Record<string, unknown> & { Id: string };

export interface SalesforceOrg {
	url: string;
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
}

export function orgAt(url: string): SalesforceOrg {
	const http = axios.create({ baseURL: url, proxy: false });
	const control = async <T>(command: string, body: object = {}): Promise<T> =>
		(await http.post<T>(`/sandbox/${command}`, body)).data;
	return {
		url,
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
	};
}
