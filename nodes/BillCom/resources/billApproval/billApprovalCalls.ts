import type { IDataObject } from 'n8n-workflow';
import { billRequest } from '../../transport/request';
import { billV2Request } from '../../transport/v2';
import type { BillContext } from '../../transport/wire';
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
export async function postDecisions(
	ctx: BillContext,
	decisions: Decision[],
	itemIndex: number,
): Promise<void> {
	const verb = decisions[0]?.action === 'DENY' ? 'deny' : 'approve';
	const [first, ...others] = decisions.map(({ billId }) => billId);
	await billRequest(ctx, {
		intent: others.length > 0 ? `${verb} ${decisions.length} bills` : `${verb} the bill ${first ?? ''}`,
		method: 'POST',
		path: '/v3/bill-approvals/actions',
		body: decisions.map(({ comment, ...decision }) => ({ ...decision, ...(comment && { comment }) })),
		itemIndex,
		decode: () => undefined,
	});
}

/** GET the bills that wait for the signed-in user; the list has no pages (BILL listbilluserapprovals, 2026-11). */
export async function readPending(ctx: BillContext, itemIndex: number): Promise<IDataObject[]> {
	return await billRequest(ctx, {
		intent: 'list the bills that wait for your decision',
		method: 'GET',
		path: '/v3/bill-approvals/pending-user-approvals',
		itemIndex,
		isAnswered: (body) => Array.isArray(toBillRecord(body).bills),
		decode: (body) => listOf(toBillRecord(body), 'bills'),
	});
}

/** v2 SetApprovers: asks these users in this order. BILL wants a bill that nobody is asked about (v2 approvals, 2026-11). */
export async function postApprovers(
	ctx: BillContext,
	billId: string,
	userIds: string[],
	itemIndex: number,
): Promise<void> {
	await billV2Request(ctx, {
		intent: `set the approvers of the bill ${billId}`,
		endpoint: 'SetApprovers.json',
		data: { objectId: billId, approvers: userIds },
		isRepeatable: false,
		itemIndex,
		decode: () => undefined,
	});
}

/** v2 ClearApprovers: nobody is asked any more. Twice is the same as once. */
export async function postClearApprovers(ctx: BillContext, billId: string, itemIndex: number): Promise<void> {
	await billV2Request(ctx, {
		intent: `clear the approvers of the bill ${billId}`,
		endpoint: 'ClearApprovers.json',
		data: { objectId: billId },
		isRepeatable: true,
		itemIndex,
		decode: () => undefined,
	});
}
