import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
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
export async function listPolicies(ctx: BillContext, itemIndex?: number): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: 'list approval policies',
		method: 'GET',
		path: '/v3/bill-approvals/policies',
		itemIndex,
		isAnswered: (body) => rowsOf(body, 'policies') !== undefined,
		decode: (body) => recordsOf(body, 'policies'),
	});
}

/** POST a policy. It asks for approvers of bills created or changed from now on. */
export async function postPolicy(
	ctx: BillContext,
	draft: PolicyDraft,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `create the approval policy ${draft.policyName}`,
		method: 'POST',
		path: '/v3/bill-approvals',
		body: { ...draft },
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** PUT a policy: BILL wants all of it. */
export async function putPolicy(
	ctx: BillContext,
	policyId: string,
	draft: PolicyDraft,
	itemIndex: number,
): Promise<IDataObject> {
	return await billRequest(ctx, {
		intent: `update the approval policy ${policyId}`,
		method: 'PUT',
		path: pathOf(policyId),
		body: { ...draft },
		isRepeatable: true,
		itemIndex,
		decode: toBillRecord,
	});
}

/** DELETE a policy; final. Sent once: a second time BILL knows no such policy. */
export async function removePolicy(ctx: BillContext, policyId: string, itemIndex: number): Promise<void> {
	await billRequest(ctx, {
		intent: `delete the approval policy ${policyId}`,
		method: 'DELETE',
		path: pathOf(policyId),
		itemIndex,
		decode: () => undefined,
	});
}

function pathOf(policyId: string): string {
	return `/v3/bill-approvals/policies/${encodeURIComponent(policyId)}`;
}
