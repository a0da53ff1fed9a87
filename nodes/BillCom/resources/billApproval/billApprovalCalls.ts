import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { listOf, toBillRecord } from '../../records/record';

/** What an approver says about a bill. */
export interface Decision {
	billId: string;
	action: 'APPROVE' | 'DENY';
	/** Empty when nothing is said. */
	comment: string;
}

/**
 * POST decisions of the signed-in user. BILL says nothing reliable about each one: read the bills afterwards. Deciding
 * twice changes nothing, as the second decision finds nobody waiting (BILL billapprovedenyactions, 2026-11).
 */
export async function postDecisions(client: BillClient, decisions: Decision[]): Promise<void> {
	const verb = decisions[0]?.action === 'DENY' ? 'deny' : 'approve';
	const [first, ...others] = decisions.map(({ billId }) => billId);
	await client.request({
		intent: others.length > 0 ? `${verb} ${decisions.length} bills` : `${verb} the bill ${first ?? ''}`,
		method: 'POST',
		path: '/v3/bill-approvals/actions',
		body: decisions.map(({ comment, ...decision }) => ({ ...decision, ...(comment && { comment }) })),
		decode: () => undefined,
	});
}

/** GET the bills that wait for the signed-in user; the list has no pages (BILL listbilluserapprovals, 2026-11). */
export async function readPending(client: BillClient): Promise<IDataObject[]> {
	return await client.request({
		intent: 'list the bills that wait for your decision',
		method: 'GET',
		path: '/v3/bill-approvals/pending-user-approvals',
		isAnswered: (body) => Array.isArray(toBillRecord(body).bills),
		decode: (body) => listOf(toBillRecord(body), 'bills'),
	});
}

/** v2 SetApprovers: asks these users in this order. BILL wants a bill that nobody is asked about (v2 approvals, 2026-11). */
export async function postApprovers(client: BillClient, billId: string, userIds: string[]): Promise<void> {
	await client.requestV2({
		intent: `set the approvers of the bill ${billId}`,
		endpoint: 'SetApprovers.json',
		data: { objectId: billId, approvers: userIds },
		isRepeatable: false,
		decode: () => undefined,
	});
}

/** v2 ClearApprovers: nobody is asked any more. Twice is the same as once. */
export async function postClearApprovers(client: BillClient, billId: string): Promise<void> {
	await client.requestV2({
		intent: `clear the approvers of the bill ${billId}`,
		endpoint: 'ClearApprovers.json',
		data: { objectId: billId },
		isRepeatable: true,
		decode: () => undefined,
	});
}
