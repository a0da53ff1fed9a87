import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { RefusedError } from '../../operation/failure';
import { writeOnce } from '../../once/writeOnce';
import { approversOf, toAssigned } from './approvers';
import { postApprovers, postClearApprovers } from './billApprovalCalls';

/**
 * Asks users, in order, to approve a bill, in place of those asked before. A bill nobody is asked about can be paid, so
 * whoever was asked is put back when BILL does not take the new ones.
 *
 * @throws RefusedError approvalUnderWay when somebody has decided, approversLost when putting back failed as well
 */
export async function assignApprovers(
	ctx: IExecuteFunctions,
	billId: string,
	userIds: string[],
	itemIndex: number,
): Promise<IDataObject> {
	const bill = await readBill(ctx, billId, itemIndex, true);
	const asked = approversOf(bill);
	const askedIds = asked.map(({ userId }) => userId);
	if (isSame(askedIds, userIds)) return toAssigned(bill, 'unchanged');
	const decided = asked.filter(({ status }) => status !== 'WAITING');
	if (decided.length > 0) throw underWay(ctx, billId, decided.length, itemIndex);
	if (asked.length > 0) await postClearApprovers(ctx, billId, itemIndex);
	await setOnce(ctx, billId, userIds, itemIndex).catch(async (error: unknown) => {
		if (asked.length > 0) await putBack(ctx, billId, askedIds, itemIndex, error);
		throw error;
	});
	return toAssigned(await readBill(ctx, billId, itemIndex, true), 'set');
}

/** After an unclear answer the bill tells whether they are asked; if not, asking again does no harm. */
async function setOnce(
	ctx: IExecuteFunctions,
	billId: string,
	userIds: string[],
	itemIndex: number,
): Promise<void> {
	await writeOnce({
		send: async () => {
			await postApprovers(ctx, billId, userIds, itemIndex);
			return true;
		},
		find: async () => {
			const asked = approversOf(await readBill(ctx, billId, itemIndex, true));
			const ids = asked.map(({ userId }) => userId);
			return isSame(ids, userIds) ? true : undefined;
		},
		maySendAgain: true,
	});
}

async function putBack(
	ctx: IExecuteFunctions,
	billId: string,
	userIds: string[],
	itemIndex: number,
	error: unknown,
): Promise<void> {
	await setOnce(ctx, billId, userIds, itemIndex).catch(() => {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `Bill ${billId}: ${reason}. Its previous approvers (${userIds.join(', ')}) could not be restored: the bill has no approvers now and can be paid without approval. Set its approvers in BILL at once.`;
		const facts = { billId, lostApproverUserIds: userIds };
		throw new RefusedError(ctx.getNode(), 'approversLost', message, itemIndex, facts);
	});
}

function underWay(ctx: IExecuteFunctions, billId: string, count: number, itemIndex: number): RefusedError {
	const message = `Bill ${billId}: ${count} of its approvers ${count === 1 ? 'has' : 'have'} already decided. New approvers would restart the approval. If that is what you want, run Clear Approvers first.`;
	return new RefusedError(ctx.getNode(), 'approvalUnderWay', message, itemIndex, { billId });
}

function isSame(some: string[], others: string[]): boolean {
	return some.length === others.length && some.every((id, index) => id === others[index]);
}
