import type { IDataObject } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { FailedCheckError } from '../../operation/failure';
import { writeOnce } from '../../once/writeOnce';
import { approversOf, toAssigned } from './approvers';
import { postApprovers, postClearApprovers } from './billApprovalCalls';
import type { BillClient } from '../../transport/client';

/**
 * Asks users, in order, to approve a bill, in place of those asked before. A bill nobody is asked about can be paid, so
 * whoever was asked is put back when BILL does not take the new ones.
 *
 * @throws FailedCheckError approvalUnderWay when somebody has decided, approversLost when putting back failed as well
 */
export async function assignApprovers(
	client: BillClient,
	billId: string,
	userIds: string[],
): Promise<IDataObject> {
	const bill = await readBill(client, billId, true);
	const asked = approversOf(bill);
	const askedIds = asked.map(({ userId }) => userId);
	if (isSame(askedIds, userIds)) return toAssigned(bill, 'unchanged');
	const decided = asked.filter(({ status }) => status !== 'WAITING');
	if (decided.length > 0) throw underWay(client, billId, decided.length);
	if (asked.length > 0) await postClearApprovers(client, billId);
	await setOnce(client, billId, userIds).catch(async (error: unknown) => {
		if (asked.length > 0) await putBack(client, billId, askedIds, error);
		throw error;
	});
	return toAssigned(await readBill(client, billId, true), 'set');
}

/** After an unclear answer the bill tells whether they are asked; if not, asking again does no harm. */
async function setOnce(client: BillClient, billId: string, userIds: string[]): Promise<void> {
	await writeOnce({
		client,
		send: async () => {
			await postApprovers(client, billId, userIds);
			return true;
		},
		find: async () => {
			const asked = approversOf(await readBill(client, billId, true));
			const ids = asked.map(({ userId }) => userId);
			return isSame(ids, userIds) ? true : undefined;
		},
		maySendAgain: 'always',
	});
}

async function putBack(client: BillClient, billId: string, userIds: string[], error: unknown): Promise<void> {
	await setOnce(client, billId, userIds).catch(() => {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `Bill ${billId}: ${reason}. Its previous approvers (${userIds.join(', ')}) could not be restored: the bill has no approvers now and can be paid without approval. Set its approvers in BILL at once.`;
		const facts = { billId, lostApproverUserIds: userIds };
		throw new FailedCheckError(client.node, 'approversLost', message, client.itemIndex, facts);
	});
}

function underWay(client: BillClient, billId: string, count: number): FailedCheckError {
	const message = `Bill ${billId}: ${count} of its approvers ${count === 1 ? 'has' : 'have'} already decided. New approvers would restart the approval. If that is what you want, run Clear Approvers first.`;
	return new FailedCheckError(client.node, 'approvalUnderWay', message, client.itemIndex, { billId });
}

function isSame(some: string[], others: string[]): boolean {
	return some.length === others.length && some.every((id, index) => id === others[index]);
}
