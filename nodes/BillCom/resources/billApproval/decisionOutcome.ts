import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { invoiceNumberOf } from '../bill/find/billRecord';
import { FailedCheckError } from '../../operation/failure';
import { textOf, withoutEmpty } from '../../records/record';
import { approversOf, nextApproverOf } from './approvers';
import type { Decision } from './billApprovalCalls';
import type { BillClient } from '../../transport/client';

/** What a decision asks the bill to become. */
const WANTED: Record<Decision['action'], string> = { APPROVE: 'APPROVED', DENY: 'DENIED' };

/** Whether the bill is already what the decision asks for, or this user has already decided so. */
export function isDecided(bill: IDataObject, action: Decision['action'], userId: string): boolean {
	const wanted = WANTED[action];
	if (textOf(bill, 'approvalStatus') === wanted) return true;
	const own = userId === '' ? [] : approversOf(bill).filter((approver) => approver.userId === userId);
	return own.length > 0 && own.every(({ status }) => status === wanted);
}

/** Whether somebody has decided as this decision asks, so that it is worth knowing who. */
export function hasSameDecision(bill: IDataObject, action: Decision['action']): boolean {
	return approversOf(bill).some(({ status }) => status === WANTED[action]);
}

/** Whether a bill shows a decision it did not show before. */
export function isChanged(before: IDataObject, after: IDataObject): boolean {
	return stateOf(before) !== stateOf(after);
}

function stateOf(bill: IDataObject): string {
	const decisions = approversOf(bill).map(({ userId, status }) => [userId, status]);
	return JSON.stringify([textOf(bill, 'approvalStatus'), decisions]);
}

/**
 * What leaves the node for a bill: `outcome` approved, denied or stillWaiting, or unchanged where nothing had to be
 * sent, and who decides next.
 */
export function toDecided(bill: IDataObject, isUnchanged: boolean): IDataObject {
	const status = textOf(bill, 'approvalStatus');
	const decided = status === 'APPROVED' ? 'approved' : status === 'DENIED' ? 'denied' : 'stillWaiting';
	return withoutEmpty({
		outcome: isUnchanged ? 'unchanged' : decided,
		billId: textOf(bill, 'id'),
		vendorId: textOf(bill, 'vendorId'),
		vendorName: textOf(bill, 'vendorName'),
		invoiceNumber: invoiceNumberOf(bill),
		amount: bill.amount,
		approvalStatus: status,
		nextApproverUserId: nextApproverOf(bill)?.userId,
		...('approvers' in bill && {
			approvers: approversOf(bill).map((approver) => withoutEmpty({ ...approver })),
		}),
	});
}

/** Nobody is asked about this bill, so there is nothing to decide. */
export function nobodyAsked(client: BillClient, bill: IDataObject): FailedCheckError {
	const billId = textOf(bill, 'id');
	const cents = toCents(bill.amount);
	const about = [textOf(bill, 'vendorName'), cents === undefined ? '' : formatCents(cents)].filter(Boolean);
	const message = `Bill ${billId}${about.length > 0 ? ` (${about.join(', ')})` : ''}: it has no approvers, so there is nothing to decide. Set its approvers, or create an approval policy.`;
	return new FailedCheckError(client.node, 'nobodyAsked', message, client.itemIndex, { billId });
}

/** BILL took the call, and the bill is as it was. */
export function notTaken(client: BillClient, bill: IDataObject): FailedCheckError {
	const billId = textOf(bill, 'id');
	const next = nextApproverOf(bill)?.userId;
	const turn = next ? `Next approver: user ${next}. Sign in as that user.` : 'Next approver: none.';
	const message = `Bill ${billId}: BILL accepted the decision, but the bill is still ${textOf(bill, 'approvalStatus')}. ${turn}`;
	return new FailedCheckError(client.node, 'decisionNotTaken', message, client.itemIndex, {
		billId,
		...(next && { nextApproverUserId: next }),
	});
}
