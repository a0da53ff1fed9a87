import { toCents } from '../../simulator/money';
import type { ApprovalPolicy, Approver } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

/** What stands between a bill and its payment. */
export interface Approval {
	approvalStatus: string;
	approvers: Approver[];
}

/** Only the key and the operators BILL's pages show are judged: a rule with another key is met by no bill (assumed). */
function isMet(rule: ApprovalPolicy['rules'][number], amountCents: number): boolean {
	if (rule.key !== 'BILL_AMOUNT') return false;
	const limitCents = toCents(Number(rule.values[0]));
	return rule.op === 'gte' ? amountCents >= limitCents : amountCents < limitCents;
}

/** User ids a policy asks, in order. A group stands for its people, one after the other (assumed). */
function askedBy(world: World, policy: ApprovalPolicy | undefined): string[] {
	const ids = (policy?.approvers ?? []).flatMap((id) => world.store.approvalGroups.get(id)?.userIds ?? [id]);
	return [...new Set(ids)];
}

/** Approvers of the first policy whose rules are all met. */
function policyApprovers(world: World, amountCents: number): string[] {
	const policies = world.store.approvalPolicies.all();
	return askedBy(
		world,
		policies.find(({ rules }) => rules.every((rule) => isMet(rule, amountCents))),
	);
}

/** These people after those already there, all still to decide. */
export function withApprovers(world: World, present: Approver[], userIds: string[]): Approver[] {
	const statusChangedTime = timestamp(world.clock.now());
	const added = userIds.map((userId, index) => ({
		userId,
		status: 'WAITING',
		approverOrder: present.length + index,
		statusChangedTime,
	}));
	return [...present, ...added];
}

/** `approvalStatus` as the approvers make it: one DENIED denies, all APPROVED approve. */
export function approvalStatusOf(world: World, approvers: Approver[]): string {
	const has = (status: string) => approvers.some((approver) => approver.status === status);
	if (approvers.length === 0) return 'UNASSIGNED';
	if (has('DENIED')) return 'DENIED';
	if (!has('WAITING')) return 'APPROVED';
	return has('APPROVED') ? 'APPROVING' : world.switches.extraApprovalStatus || 'ASSIGNED';
}

/** Approval of a new bill: UNASSIGNED without approvers, or what the first matching policy asks for. */
export function approvalOf(world: World, amountCents: number): Approval {
	const approvers = withApprovers(world, [], policyApprovers(world, amountCents));
	return { approvalStatus: approvalStatusOf(world, approvers), approvers };
}

/**
 * Approval of a changed bill: who is there stays, whom the policies now ask for as well is added, even after the last
 * approval (R:updatebill; the flag that drops approvers has no published name and is not modelled).
 */
export function approvalAfterChange(world: World, approvers: Approver[], amountCents: number): Approval {
	const missing = policyApprovers(world, amountCents).filter((id) =>
		approvers.every(({ userId }) => userId !== id),
	);
	const asked = missing.length > 0 ? withApprovers(world, approvers, missing) : approvers;
	return { approvalStatus: approvalStatusOf(world, asked), approvers: asked };
}

/** True when nothing stands between the bill and its payment. */
export function isPayable(approvalStatus: string): boolean {
	return approvalStatus === 'UNASSIGNED' || approvalStatus === 'APPROVED';
}
