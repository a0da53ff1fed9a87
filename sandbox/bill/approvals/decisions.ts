import type { Decision } from '../bodies/approval';
import { refusal } from '../refusals/refusal';
import type { Approver, Bill, Session } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';
import { listApprovers, mayApprove, storeApprovers } from './approvers';

/** Whose turn it is; nobody's once the bill is approved or denied. */
function nextApprover(bill: Bill): Approver | undefined {
	if (bill.approvalStatus === 'DENIED') return undefined;
	return listApprovers(bill).find(({ status }) => status === 'WAITING');
}

/** A sync token is nobody; where a switch lets it decide, it does so for whose turn it is (assumed). */
function refuseWrongUser(world: World, session: Session, next: Approver): void {
	if (session.kind === 'token') return;
	if (!mayApprove(world, session.userId)) throw refusal('permissionMissing');
	if (next.userId !== session.userId) throw refusal('approverNotNext', session.userId);
}

/**
 * Approves or denies as the signed-in user, who must be the next approver. One denial denies the bill.
 * @throws Refusal BDC_1205 (bill), BDC_9004 (archived), BDC_9021 (nothing to decide), BDC_9020 (not this user's turn), BDC_1145 (role, token)
 */
export function decide(world: World, session: Session, { billId, action }: Decision): Bill {
	if (session.kind === 'token' && world.switches.tokenApprovals === 'deny')
		throw refusal('permissionMissing');
	const bill = world.store.bills.get(billId);
	if (!bill) throw refusal('referenceUnknown', `billId ${billId}`);
	if (bill.archived) throw refusal('objectArchived', `Bill ${billId}`);
	const next = nextApprover(bill);
	if (!next) throw refusal('approvalOver', `${billId} is ${bill.approvalStatus}`);
	refuseWrongUser(world, session, next);
	const decided = {
		...next,
		status: action === 'APPROVE' ? 'APPROVED' : 'DENIED',
		statusChangedTime: timestamp(world.clock.now()),
	};
	return storeApprovers(
		world,
		bill,
		bill.approvers.map((approver) => (approver === next ? decided : approver)),
	);
}

/** Bills on which this user decides next, oldest first. */
export function pendingFor(world: World, userId: string): Bill[] {
	return world.store.bills.all().filter((bill) => !bill.archived && nextApprover(bill)?.userId === userId);
}
