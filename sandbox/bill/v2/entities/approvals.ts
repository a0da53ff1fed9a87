import { listApprovers } from '../../approvals/approvers';
import { policyOfPath, putPolicy } from '../../approvals/policies';
import { refusal } from '../../refusals/refusal';
import type { ApprovalPolicy, Approver, Bill, Session } from '../../store/rows';
import { timestamp } from '../../values/dates';
import type { World } from '../../world/world';
import type { V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

/** A policy and one of its approvers have no id of their own in v3: here it is made of the two ids. */
const SEPARATOR = ':';
/** Numbers of an approver's status, as of a bill's (assumed). */
const APPROVER_STATUSES: Record<string, string | undefined> = { WAITING: '1', APPROVED: '3', DENIED: '4' };

/** One approver of a bill (names assumed, `sortOrder` published). */
export function billApproverView(bill: Bill, approver: Approver): V2Object {
	return {
		entity: 'BillApprover',
		id: `${bill.id}${SEPARATOR}${approver.userId}`,
		isActive: '1',
		objectId: bill.id,
		usersId: approver.userId,
		sortOrder: approver.approverOrder,
		status: APPROVER_STATUSES[approver.status] ?? '0',
	};
}

/** Who is asked to approve which bill; written by SetApprovers and its like. */
export const billApproverEntity: V2Entity = {
	name: 'BillApprover',
	list: ({ store }) =>
		store.bills
			.all()
			.flatMap((bill) => listApprovers(bill).map((approver) => billApproverView(bill, approver))),
	find({ store }, id) {
		const [billId, userId] = id.split(SEPARATOR);
		const bill = store.bills.get(billId);
		const approver = bill?.approvers.find((candidate) => candidate.userId === userId);
		return bill && approver && billApproverView(bill, approver);
	},
};

function thresholdOf({ rules }: ApprovalPolicy): number {
	return Number(rules.find(({ key, op }) => key === 'BILL_AMOUNT' && op === 'gte')?.values[0] ?? 0);
}

/** What only v2 has of a policy: kept beside it under the policy's id. */
function extraOf(world: World, policyId: string): Record<string, unknown> {
	return world.store.v2Objects.get(policyId)?.fields ?? {};
}

function policyView(world: World, policy: ApprovalPolicy): V2Object {
	const { type = '0', minNumApprovers = policy.approvers.length } = extraOf(world, policy.id);
	return {
		entity: 'ApprovalPolicy',
		id: policy.id,
		isActive: '1',
		type,
		amountThreshold: thresholdOf(policy),
		minNumApprovers,
	};
}

function keepExtra(world: World, session: Session, policyId: string, fields: V2Fields): void {
	const now = timestamp(world.clock.now());
	const before = extraOf(world, policyId);
	world.store.v2Objects.put({
		id: policyId,
		entity: 'ApprovalPolicyExtra',
		archived: false,
		fields: {
			type: fields.text('type') ?? before.type ?? '0',
			minNumApprovers: fields.amount('minNumApprovers') ?? before.minNumApprovers ?? 1,
		},
		createdBy: session.userId,
		createdTime: now,
		updatedTime: now,
	});
}

function rulesOf(amountThreshold: number): ApprovalPolicy['rules'] {
	return [{ key: 'BILL_AMOUNT', op: 'gte', values: [String(amountThreshold)] }];
}

/**
 * Policies. Kept where v3 keeps them, as a rule on the amount; `minNumApprovers` is kept and not acted on: every approver
 * is asked. Deleting is for good.
 */
export const approvalPolicyEntity: V2Entity = {
	name: 'ApprovalPolicy',
	list: (world) => world.store.approvalPolicies.all().map((policy) => policyView(world, policy)),
	find(world, id) {
		const policy = world.store.approvalPolicies.get(id);
		return policy && policyView(world, policy);
	},
	create({ world, session }, fields) {
		const rules = rulesOf(fields.requiredAmount('amountThreshold'));
		const policyName = `From ${rules[0].values[0]}`;
		const policy = putPolicy(world, session, { policyName, rules, approvers: [] });
		keepExtra(world, session, policy.id, fields);
		return policy.id;
	},
	update({ world, session }, id, fields) {
		const policy = policyOfPath(world, id);
		const amountThreshold = fields.amount('amountThreshold');
		if (amountThreshold !== undefined)
			putPolicy(world, session, { ...policy, rules: rulesOf(amountThreshold) }, id);
		keepExtra(world, session, id, fields);
	},
	setActive({ world }, id, isActive) {
		if (isActive) throw refusal('routeUnknown', 'Crud/Undelete/ApprovalPolicy');
		world.store.approvalPolicies.delete(policyOfPath(world, id).id);
		world.store.v2Objects.delete(id);
	},
};

function policyApproverView(policy: ApprovalPolicy, userId: string): V2Object {
	return {
		entity: 'ApprovalPolicyApprover',
		id: `${policy.id}${SEPARATOR}${userId}`,
		isActive: '1',
		approvalPolicyId: policy.id,
		usersId: userId,
		sortOrder: policy.approvers.indexOf(userId),
	};
}

/** Who a policy asks. To replace one, delete it and create another (v2/reference/ap-approvals). */
export const approvalPolicyApproverEntity: V2Entity = {
	name: 'ApprovalPolicyApprover',
	list: ({ store }) =>
		store.approvalPolicies
			.all()
			.flatMap((policy) => policy.approvers.map((userId) => policyApproverView(policy, userId))),
	find({ store }, id) {
		const [policyId, userId] = id.split(SEPARATOR);
		const policy = store.approvalPolicies.get(policyId);
		return policy?.approvers.includes(userId) ? policyApproverView(policy, userId) : undefined;
	},
	create({ world, session }, fields) {
		const policy = policyOfPath(world, fields.requiredText('approvalPolicyId'));
		const userId = fields.requiredText('usersId');
		if (policy.approvers.includes(userId))
			throw refusal('parameterInvalid', `usersId: ${userId} is named twice`);
		putPolicy(world, session, { ...policy, approvers: [...policy.approvers, userId] }, policy.id);
		return `${policy.id}${SEPARATOR}${userId}`;
	},
	setActive({ world, session }, id, isActive) {
		if (isActive) throw refusal('routeUnknown', 'Crud/Undelete/ApprovalPolicyApprover');
		const [policyId, userId] = id.split(SEPARATOR);
		const policy = policyOfPath(world, policyId);
		if (!policy.approvers.includes(userId)) throw refusal('objectUnknown', id);
		const approvers = policy.approvers.filter((other) => other !== userId);
		putPolicy(world, session, { ...policy, approvers }, policyId);
	},
};
