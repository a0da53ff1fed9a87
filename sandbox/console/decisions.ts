import { askFor } from '../clients/askFor';
import { APPROVER } from '../salesforce/tenant';
import { processApprovals, SALESFORCE_API, signIn } from '../clients/salesforceSession';
import type { ApprovalResult, SandboxOrg } from '../clients/salesforceSession';

/** What an approver may answer. */
export type Decision = 'Approve' | 'Reject';

/** The result for one invoice; `error` says in words why it was not decided. */
export interface DecisionResult {
	id: string;
	error?: string;
}

interface WorkItem {
	Id: string;
	ProcessInstance: { TargetObjectId: string };
}

const SALESFORCE_ID = /^[a-zA-Z0-9]{18}$/;

/**
 * Decides invoices the way a client of a real org would: signs in as the approver, looks up the open requests and sends
 * them to the approvals resource.
 * @throws {Error} when Salesforce refuses the whole request
 */
export async function decide(
	org: SandboxOrg,
	decision: Decision,
	recordIds: string[],
): Promise<DecisionResult[]> {
	const ids = recordIds.filter((id) => SALESFORCE_ID.test(id));
	const results = ids.length === 0 ? new Map<string, ApprovalResult>() : await send(org, decision, ids);
	return recordIds.map((id) => ({
		id,
		error: SALESFORCE_ID.test(id) ? errorOf(results.get(id)) : 'Not a record id',
	}));
}

/** Sends the decisions; the results by record id, without those that wait for nobody. */
async function send(
	org: SandboxOrg,
	actionType: Decision,
	ids: string[],
): Promise<Map<string, ApprovalResult>> {
	const token = await signIn(org, APPROVER.userName);
	const open = await openRequests(org.salesforceUrl, token, ids);
	if (open.length === 0) return new Map();
	const requests = open.map(({ Id }) => ({
		actionType,
		contextId: Id,
		comments: 'Decided in the sandbox console',
	}));
	const results = await processApprovals(org.salesforceUrl, token, requests);
	return new Map(open.map(({ ProcessInstance }, index) => [ProcessInstance.TargetObjectId, results[index]]));
}

/** The work items the records wait in. */
async function openRequests(salesforceUrl: string, token: string, ids: string[]): Promise<WorkItem[]> {
	const list = ids.map((id) => `'${id}'`).join(', ');
	const soql = `SELECT Id, ProcessInstance.TargetObjectId FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId IN (${list})`;
	const address = `${salesforceUrl}${SALESFORCE_API}/query?q=${encodeURIComponent(soql)}`;
	const { records } = await askFor<{ records: WorkItem[] }>('Salesforce', address, {
		headers: { authorization: `Bearer ${token}` },
	});
	return records;
}

function errorOf(result: ApprovalResult | undefined): string | undefined {
	if (!result) return 'There is no open approval request for it';
	return result.success ? undefined : JSON.stringify(result.errors);
}
