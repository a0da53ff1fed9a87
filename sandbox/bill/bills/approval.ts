import { timestamp } from '../clock';
import { toCents } from '../money';
import type { ApprovalPolicy, Approver } from '../store/rows';
import type { World } from '../world';

/** Only rule keys and operators BILL's pages show: BILL_AMOUNT with gte and lt. */
function isMet(rule: ApprovalPolicy['rules'][number], amountCents: number): boolean {
	const limitCents = toCents(Number(rule.values[0]));
	return rule.op === 'gte' ? amountCents >= limitCents : amountCents < limitCents;
}

/**
 * Approval of a new bill: UNASSIGNED without approvers, or what the first matching policy asks for. Policies come from
 * `POST /sandbox/seed`; approving and denying are not modelled.
 */
export function approvalOf(
	world: World,
	amountCents: number,
): { approvalStatus: string; approvers: Approver[] } {
	const policy = world.store.approvalPolicies
		.all()
		.find(({ rules }) => rules.every((rule) => isMet(rule, amountCents)));
	if (!policy) return { approvalStatus: 'UNASSIGNED', approvers: [] };
	const statusChangedTime = timestamp(world.clock.now());
	return {
		approvalStatus: world.switches.extraApprovalStatus || 'ASSIGNED',
		approvers: policy.approvers.map((userId, approverOrder) => ({
			userId,
			status: 'WAITING',
			approverOrder,
			statusChangedTime,
		})),
	};
}

/** True when nothing stands between the bill and its payment. */
export function isPayable(approvalStatus: string): boolean {
	return approvalStatus === 'UNASSIGNED' || approvalStatus === 'APPROVED';
}
