import { sign } from 'jsonwebtoken';
import { APPROVER, CLIENT_ID } from '../salesforce/tenant';
import { askFor } from './simulators';

/** What an approver may answer. */
export type Decision = 'Approve' | 'Reject';

/** The result for one invoice; `error` says in words why it was not decided. */
export interface DecisionResult {
	id: string;
	error?: string;
}

/** The org, and the PEM key that signs its approver in. */
export interface ApproverOrg {
	salesforceUrl: string;
	approverKey: string;
}

interface WorkItem {
	Id: string;
	ProcessInstance: { TargetObjectId: string };
}

interface ApprovalResult {
	success: boolean;
	errors: unknown[] | null;
}

const API = '/services/data/v67.0';
const TOKEN_LIFE_S = 180;
const SALESFORCE_ID = /^[a-zA-Z0-9]{18}$/;

/**
 * Decides invoices the way a client of a real org would: signs in as the approver (JWT bearer), looks up the open requests
 * and sends them to the approvals resource.
 * @throws {Error} when Salesforce refuses the whole request
 */
export async function decide(org: ApproverOrg, decision: Decision, recordIds: string[]): Promise<DecisionResult[]> {
	const ids = recordIds.filter((id) => SALESFORCE_ID.test(id));
	const results = ids.length === 0 ? new Map<string, ApprovalResult>() : await send(org, decision, ids);
	return recordIds.map((id) => ({ id, error: SALESFORCE_ID.test(id) ? errorOf(results.get(id)) : 'Not a record id' }));
}

/** Sends the decisions; the results by record id, without those that wait for nobody. */
async function send(
	{ salesforceUrl, approverKey }: ApproverOrg,
	decision: Decision,
	ids: string[],
): Promise<Map<string, ApprovalResult>> {
	const token = await signIn(salesforceUrl, approverKey);
	const workItems = await openRequests(salesforceUrl, token, ids);
	const open = ids.filter((id) => workItems.has(id));
	if (open.length === 0) return new Map();
	const requests = open.map((id) => ({
		actionType: decision,
		contextId: workItems.get(id),
		contextActorId: APPROVER.id,
		comments: 'Decided in the sandbox console',
	}));
	const results = await askFor<ApprovalResult[]>('Salesforce', `${salesforceUrl}${API}/process/approvals/`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ requests }),
	});
	return new Map(open.map((id, index) => [id, results[index]]));
}

/** The work item each record waits in, by record id. */
async function openRequests(salesforceUrl: string, token: string, ids: string[]): Promise<Map<string, string>> {
	const list = ids.map((id) => `'${id}'`).join(', ');
	const soql = `SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId IN (${list})`;
	const { records } = await askFor<{ records: WorkItem[] }>(
		'Salesforce',
		`${salesforceUrl}${API}/query?q=${encodeURIComponent(soql)}`,
		{ headers: { authorization: `Bearer ${token}` } },
	);
	return new Map(records.map(({ Id, ProcessInstance }) => [ProcessInstance.TargetObjectId, Id]));
}

/** An access token of the approver. The audience is the org's own address, as for a My Domain. */
async function signIn(salesforceUrl: string, approverKey: string): Promise<string> {
	const assertion = sign({}, approverKey, {
		algorithm: 'RS256',
		issuer: CLIENT_ID,
		subject: APPROVER.userName,
		audience: salesforceUrl,
		expiresIn: TOKEN_LIFE_S,
	});
	const { access_token: token } = await askFor<{ access_token: string }>(
		'Salesforce',
		`${salesforceUrl}/services/oauth2/token`,
		{
			method: 'POST',
			body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
		},
	);
	return token;
}

function errorOf(result: ApprovalResult | undefined): string | undefined {
	if (!result) return 'There is no open approval request for it';
	return result.success ? undefined : JSON.stringify(result.errors);
}
