import { askFor } from '../clients/askFor';
import { processApprovals, SALESFORCE_API, signIn } from '../clients/salesforceSession';
import type { ApprovalRequest, SandboxOrg } from '../clients/salesforceSession';

/** Requests in one call to the approvals resource. */
const BATCH = 20;

interface QueryPage<T> {
	records: T[];
	nextRecordsUrl?: string;
}

/** A person at work in Salesforce, over the same REST API a browser or a phone would use. */
export class SalesforceUser {
	private constructor(
		private readonly url: string,
		private readonly token: string,
	) {}

	/**
	 * @param at the time in the org, where that is not the machine's
	 * @throws Error with Salesforce's answer when it refuses
	 */
	static async logIn(org: SandboxOrg, userName: string, at?: Date): Promise<SalesforceUser> {
		return new SalesforceUser(org.salesforceUrl, await signIn(org, userName, at));
	}

	/** All records of a query. */
	async query<T>(soql: string): Promise<T[]> {
		const records: T[] = [];
		let path: string | undefined = `${SALESFORCE_API}/query?q=${encodeURIComponent(soql)}`;
		while (path !== undefined) {
			const page: QueryPage<T> = await this.send('GET', path);
			records.push(...page.records);
			path = page.nextRecordsUrl;
		}
		return records;
	}

	/** Creates a record and returns its id. */
	async create(object: string, fields: Record<string, unknown>): Promise<string> {
		const { id } = await this.send<{ id: string }>('POST', `${SALESFORCE_API}/sobjects/${object}`, fields);
		return id;
	}

	/** Changes fields of a record. */
	async update(object: string, id: string, fields: Record<string, unknown>): Promise<void> {
		await this.send('PATCH', `${SALESFORCE_API}/sobjects/${object}/${id}`, fields);
	}

	/** Submits records for approval. */
	async submit(recordIds: string[]): Promise<void> {
		await this.decide(
			recordIds.map((contextId) => ({ actionType: 'Submit', contextId, comments: 'Please approve.' })),
		);
	}

	/**
	 * Approves what waits for this user on the given records.
	 * @throws Error when one of them waits for nobody, or Salesforce refuses a decision
	 */
	async approve(recordIds: string[]): Promise<void> {
		const wanted = new Set(recordIds);
		const items = await this.query<{ Id: string; ProcessInstance: { TargetObjectId: string } }>(
			'SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem',
		);
		const ours = items.filter((item) => wanted.has(item.ProcessInstance.TargetObjectId));
		if (ours.length !== wanted.size) {
			throw new Error(
				`Of ${wanted.size} records to decide, ${ours.length} wait for a decision in Salesforce.`,
			);
		}
		await this.decide(ours.map(({ Id }) => ({ actionType: 'Approve', contextId: Id, comments: 'Checked.' })));
	}

	private async decide(requests: ApprovalRequest[]): Promise<void> {
		for (let start = 0; start < requests.length; start += BATCH) {
			const results = await processApprovals(this.url, this.token, requests.slice(start, start + BATCH));
			const failed = results.find(({ success }) => !success);
			if (failed)
				throw new Error(`Salesforce did not take an approval request: ${JSON.stringify(failed.errors)}`);
		}
	}

	private async send<T>(
		method: 'GET' | 'POST' | 'PATCH',
		path: string,
		fields?: Record<string, unknown>,
	): Promise<T> {
		return await askFor<T>('Salesforce', `${this.url}${path}`, {
			method,
			headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
			body: fields && JSON.stringify(fields),
		});
	}
}
