import type { PolicyDraft } from '../bodies/approval';
import { refusal } from '../refusals/refusal';
import type { ApprovalPolicy, Session } from '../store/rows';
import { newUuid } from '../values/ids';
import type { World } from '../world/world';

/** The policy a path names. @throws Refusal 404 BDC_1205 */
export function policyOfPath(world: World, policyId: string): ApprovalPolicy {
	const policy = world.store.approvalPolicies.get(policyId);
	if (!policy) throw refusal('objectUnknown', policyId);
	return policy;
}

/** @throws Refusal BDC_1129 (key, operator, amount), BDC_1205 (approver) */
function refuseUnknownParts(world: World, { rules, approvers }: PolicyDraft): void {
	for (const [index, { key, op, values }] of rules.entries()) {
		const place = `rules[${index}]`;
		if (!world.switches.policyKeys.includes(key)) throw refusal('parameterInvalid', `${place}.key: ${key}`);
		if (op !== 'gte' && op !== 'lt') throw refusal('parameterInvalid', `${place}.op: ${op}`);
		const isAmount = values.length === 1 && /^\d+(\.\d{1,2})?$/.test(values[0]);
		if (key === 'BILL_AMOUNT' && !isAmount)
			throw refusal('parameterInvalid', `${place}.values: ${values.join(', ')}`);
	}
	const unknown = approvers.find((id) => !world.store.users.get(id) && !world.store.approvalGroups.get(id));
	if (unknown !== undefined) throw refusal('referenceUnknown', `approvers ${unknown}`);
}

/** Stores a policy; without `policyId` a new one, `{organization id}-{unique part}`. Bills there are stay as they are (assumed). */
export function putPolicy(
	world: World,
	session: Session,
	draft: PolicyDraft,
	policyId = `${session.organizationId}-${newUuid()}`,
): ApprovalPolicy {
	refuseUnknownParts(world, draft);
	return world.store.approvalPolicies.put({ ...draft, id: policyId });
}

/** A policy as it is read, which is not how it is written (reported by integrators; the form of groups is assumed). */
export function policyView(world: World, { id, policyName, rules, approvers }: ApprovalPolicy) {
	const users = approvers.flatMap((userId) => {
		const user = world.store.users.get(userId);
		return user ? [{ userId, fullName: `${user.firstName} ${user.lastName}` }] : [];
	});
	const groups = approvers.flatMap((groupId) => {
		const group = world.store.approvalGroups.get(groupId);
		return group ? [{ groupId, groupName: group.name }] : [];
	});
	return {
		id,
		policyName,
		status: 'ACTIVE',
		rules: rules.map(({ key, op, values }) => ({
			key,
			op,
			values: values.map((value) => ({ value, displayName: value })),
		})),
		approvers: { users, groups },
	};
}
