import axios, { type AxiosInstance } from 'axios';
import { sign } from 'jsonwebtoken';

const API = '/services/data/v67.0';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** Requests in one call to the approval resource. */
const BATCH = 20;

/** What is needed to act as a user of the sandbox org. */
export interface SalesforceLogin {
	url: string;
	clientId: string;
	/** PEM of the key whose certificate the org's app holds. */
	privateKey: string;
}

interface QueryPage<T> {
	done: boolean;
	records: T[];
	nextRecordsUrl?: string;
}

interface ApprovalResult {
	success: boolean;
	errors: Array<{ statusCode: string; message: string }> | null;
}

interface ApprovalRequest {
	actionType: 'Submit' | 'Approve' | 'Reject';
	contextId: string;
	comments: string;
}

/** A person at work in Salesforce, over the same REST API a browser or a phone would use. */
export class SalesforceUser {
	private constructor(private readonly http: AxiosInstance) {}

	/** @throws Error with Salesforce's words when the login is refused */
	static async logIn({ url, clientId, privateKey }: SalesforceLogin, userName: string): Promise<SalesforceUser> {
		const assertion = sign({}, privateKey, { algorithm: 'RS256', issuer: clientId, subject: userName, audience: url, expiresIn: 180 });
		const form = new URLSearchParams({ grant_type: JWT_BEARER, assertion });
		const plain = axios.create({ baseURL: url, proxy: false, validateStatus: () => true });
		const { status, data } = await plain.post<{ access_token?: string }>('/services/oauth2/token', form);
		if (data.access_token === undefined) throw refusal(`log in ${userName}`, status, data);
		plain.defaults.headers.common.Authorization = `Bearer ${data.access_token}`;
		return new SalesforceUser(plain);
	}

	/** All records of a query. */
	async query<T>(soql: string): Promise<T[]> {
		const records: T[] = [];
		let path: string | undefined = `${API}/query?q=${encodeURIComponent(soql)}`;
		while (path !== undefined) {
			const page: QueryPage<T> = await this.send<QueryPage<T>>('GET', path);
			records.push(...page.records);
			path = page.nextRecordsUrl;
		}
		return records;
	}

	/** Creates a record and returns its id. */
	async create(object: string, fields: Record<string, unknown>): Promise<string> {
		return (await this.send<{ id: string }>('POST', `${API}/sobjects/${object}`, fields)).id;
	}

	async update(object: string, id: string, fields: Record<string, unknown>): Promise<void> {
		await this.send('PATCH', `${API}/sobjects/${object}/${id}`, fields);
	}

	/** Submits records for approval. */
	async submit(recordIds: string[]): Promise<void> {
		await this.decide(recordIds.map((contextId) => ({ actionType: 'Submit', contextId, comments: 'Please approve.' })));
	}

	/** Decides what waits for this user on the given records. */
	async approve(recordIds: string[], actionType: 'Approve' | 'Reject' = 'Approve'): Promise<void> {
		const wanted = new Set(recordIds);
		const items = await this.query<{ Id: string; ProcessInstance: { TargetObjectId: string } }>(
			'SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem',
		);
		const ours = items.filter((item) => wanted.has(item.ProcessInstance.TargetObjectId));
		if (ours.length !== wanted.size) {
			throw new Error(`Of ${wanted.size} records to decide, ${ours.length} wait for a decision in Salesforce.`);
		}
		await this.decide(ours.map(({ Id }) => ({ actionType, contextId: Id, comments: 'Checked.' })));
	}

	private async decide(requests: ApprovalRequest[]): Promise<void> {
		for (let start = 0; start < requests.length; start += BATCH) {
			const body = { requests: requests.slice(start, start + BATCH) };
			const results = await this.send<ApprovalResult[]>('POST', `${API}/process/approvals/`, body);
			const failed = results.find(({ success }) => !success);
			if (failed) throw refusal('decide an approval', 200, failed.errors);
		}
	}

	private async send<T>(method: 'GET' | 'POST' | 'PATCH', url: string, data?: unknown): Promise<T> {
		const response = await this.http.request<T>({ method, url, data });
		if (response.status >= 400) throw refusal(`${method} ${url}`, response.status, response.data);
		return response.data;
	}
}

function refusal(intent: string, status: number, body: unknown): Error {
	return new Error(`Salesforce refused to ${intent} with ${status}: ${JSON.stringify(body).slice(0, 500)}`);
}
