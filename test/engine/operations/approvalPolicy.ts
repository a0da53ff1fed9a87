import { TENANT } from '../../../sandbox/bill/tenant';
import type { BillRow, BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

async function addPolicy(sandbox: BillAt): Promise<Record<string, BillRow>> {
	const policy = await sandbox.asSomebodyElse('POST', '/v3/bill-approvals', {
		policyName: 'Large',
		rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['500'] }],
		approvers: [TENANT.approverUserId],
	});
	return { policy };
}

export const approvalPolicyCases: OperationCase[] = [
	{
		resource: 'approvalPolicy',
		operation: 'create',
		parameters: {
			policyName: 'Large',
			rules: { rule: [{ key: 'BILL_AMOUNT', op: 'gte', value: '={{ $json.amount }}' }] },
			approvers: { approver: [{ userId: byId(TENANT.approverUserId) }] },
		},
		good: () => ({ amount: 500 }),
		returns: () => [
			{
				policyName: 'Large',
				rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: [{ value: '500.00' }] }],
				approvers: { users: [{ userId: TENANT.approverUserId }] },
			},
		],
		bad: () => ({ amount: 'a lot' }),
		refusal: /Value of rule 1 is "a lot"/,
	},
	{
		resource: 'approvalPolicy',
		operation: 'delete',
		arrange: addPolicy,
		parameters: { policyId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.policy.id }),
		returns: ({ more }) => [{ id: more.policy.id, deleted: true }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /delete the approval policy no-such-id/,
	},
	{
		resource: 'approvalPolicy',
		operation: 'getAll',
		arrange: addPolicy,
		parameters: { returnAll: false, limit: '={{ $json.limit }}' },
		good: () => ({ limit: 1 }),
		returns: ({ more }) => [{ id: more.policy.id, policyName: 'Large' }],
		bad: () => ({ limit: 0 }),
		refusal: /Limit is 0/,
	},
	{
		resource: 'approvalPolicy',
		operation: 'update',
		arrange: addPolicy,
		parameters: { policyId: byId('={{ $json.id }}'), updateFields: { policyName: '={{ $json.name }}' } },
		good: ({ more }) => ({ id: more.policy.id, name: 'Larger' }),
		returns: ({ more }) => [
			{
				id: more.policy.id,
				policyName: 'Larger',
				rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: [{ value: '500' }] }],
				approvers: { users: [{ userId: TENANT.approverUserId }] },
			},
		],
		bad: () => ({ id: UNKNOWN, name: 'Larger' }),
		refusal: /no such policy/,
	},
];
