import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { isStoredRecord, recordsOf, rowsOf, toBillRecord } from '../../records/record';

/** A policy as BILL takes it; it is read in another form, see `toPolicyDraft`. */
export interface PolicyDraft {
	policyName: string;
	/** All have to be met. Values are texts. */
	rules: Array<{ key: string; op: string; values: string[] }>;
	/** Ids of users `006…` and groups `agp…`, in the order they decide. */
	approvers: string[];
}

/** GET all policies. BILL documents neither pages nor the name of the list. */
export async function listPolicies(client: BillClient): Promise<IDataObject[]> {
	return await client.request({
		intent: 'list approval policies',
		method: 'GET',
		path: '/v3/bill-approvals/policies',
		isAnswered: (body) => rowsOf(body, 'policies') !== undefined,
		decode: (body) => recordsOf(body, 'policies'),
	});
}

/** POST a policy. It asks for approvers of bills created or changed from now on. */
export async function postPolicy(client: BillClient, draft: PolicyDraft): Promise<IDataObject> {
	return await client.request({
		intent: `create the approval policy ${draft.policyName}`,
		method: 'POST',
		path: '/v3/bill-approvals',
		body: { ...draft },
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PUT a policy: BILL wants all of it. */
export async function putPolicy(
	client: BillClient,
	policyId: string,
	draft: PolicyDraft,
): Promise<IDataObject> {
	return await client.request({
		intent: `update the approval policy ${policyId}`,
		method: 'PUT',
		path: pathOf(policyId),
		body: { ...draft },
		isRepeatable: true,
		decode: toBillRecord,
	});
}

/** DELETE a policy; final. Sent once: a second time BILL knows no such policy. */
export async function removePolicy(client: BillClient, policyId: string): Promise<void> {
	await client.request({
		intent: `delete the approval policy ${policyId}`,
		method: 'DELETE',
		path: pathOf(policyId),
		decode: () => undefined,
	});
}

function pathOf(policyId: string): string {
	return `/v3/bill-approvals/policies/${encodeURIComponent(policyId)}`;
}
