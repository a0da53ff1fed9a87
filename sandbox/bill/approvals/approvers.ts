import { approvalStatusOf, withApprovers } from '../bills/approval';
import { publishBill } from '../bills/billEvents';
import { refusal } from '../refusals/refusal';
import type { Approver, Bill } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

/** Roles that may approve (docs/recipe-bill-approvals-workflow). */
const APPROVING_ROLES = ['ADMINISTRATOR', 'ACCOUNTANT', 'APPROVER'];

/** True when this user's role may approve bills. */
export function mayApprove(world: World, userId: string): boolean {
	const user = world.store.users.get(userId);
	return user !== undefined && !user.archived && APPROVING_ROLES.includes(user.role.type);
}

/** Stores who decides on the bill and what follows from it. Whether subscribers hear of it is a switch. */
export function storeApprovers(world: World, bill: Bill, approvers: Approver[]): Bill {
	const stored = world.store.bills.put({
		...bill,
		approvers,
		approvalStatus: approvalStatusOf(world, approvers),
		updatedTime: timestamp(world.clock.now()),
	});
	if (world.switches.billUpdatedOnApproval) publishBill(world, 'bill.updated', stored);
	return stored;
}

/**
 * Asks these users, in this order, to approve one bill. Who is asked already must be cleared first: BILL says so for
 * replacing and reordering, for adding it is assumed.
 * @throws Refusal BDC_1119 for nobody, somebody twice or a role that may not approve, BDC_1205 for an unknown user,
 *   BDC_9022 while somebody is asked already
 */
export function setApprovers(world: World, bill: Bill, userIds: string[]): Bill {
	if (userIds.length === 0) throw refusal('businessFieldInvalid', 'approvers: must not be empty');
	if (new Set(userIds).size !== userIds.length)
		throw refusal('businessFieldInvalid', 'approvers: a user is named twice');
	for (const userId of userIds) {
		if (!world.store.users.get(userId)) throw refusal('referenceUnknown', `User ${userId}`);
		if (!mayApprove(world, userId))
			throw refusal('businessFieldInvalid', `approvers: ${userId} may not approve`);
	}
	if (bill.approvers.length > 0) throw refusal('approversPresent', bill.id);
	return storeApprovers(world, bill, withApprovers(world, [], userIds));
}

/** Who decides on the bill, first one first. */
export function listApprovers(bill: Bill): Approver[] {
	return bill.approvers.toSorted((left, right) => left.approverOrder - right.approverOrder);
}

/** Nobody decides on the bill any more: it is UNASSIGNED, whoever has acted and whatever a policy asked (assumed). */
export function clearApprovers(world: World, bill: Bill): Bill {
	return bill.approvers.length === 0 ? bill : storeApprovers(world, bill, []);
}
