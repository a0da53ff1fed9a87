import { TENANT } from '../../../sandbox/bill/tenant';
import { addBill } from '../billRecords';
import type { BillRecords } from '../billRecords';
import type { BillRow, BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

/** A bill that waits for the clerk, then for the approver. */
async function addWaitingBill(sandbox: BillAt, { vendor }: BillRecords): Promise<Record<string, BillRow>> {
	const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: ['500'] }];
	const approvers = [TENANT.userId, TENANT.approverUserId];
	await sandbox.seed({ approvalPolicies: [{ policyName: 'Large', rules, approvers }] });
	return { waiting: await addBill(sandbox, vendor, 'INV-9', 900) };
}

const ASKED_ONE = { approver: [{ userId: byId('={{ $json.user }}') }] };

export const billApprovalCases: OperationCase[] = [
	{
		resource: 'billApproval',
		operation: 'approve',
		arrange: addWaitingBill,
		parameters: { billId: byId('={{ $json.id }}'), comment: 'Fine' },
		good: ({ more }) => ({ id: more.waiting.id }),
		returns: ({ more }) => [
			{
				outcome: 'stillWaiting',
				billId: more.waiting.id,
				approvalStatus: 'APPROVING',
				nextApproverUserId: TENANT.approverUserId,
			},
		],
		bad: ({ bill }) => ({ id: bill.id }),
		refusal: /it has no approvers/,
	},
	{
		resource: 'billApproval',
		operation: 'clearApprovers',
		arrange: addWaitingBill,
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.waiting.id }),
		returns: ({ more }) => [{ outcome: 'cleared', billId: more.waiting.id, approvalStatus: 'UNASSIGNED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'billApproval',
		operation: 'deny',
		arrange: addWaitingBill,
		parameters: { billId: byId('={{ $json.id }}'), comment: 'Not ours' },
		good: ({ more }) => ({ id: more.waiting.id }),
		returns: ({ more }) => [{ outcome: 'denied', billId: more.waiting.id, approvalStatus: 'DENIED' }],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'billApproval',
		operation: 'getApprovers',
		arrange: addWaitingBill,
		parameters: { billId: byId('={{ $json.id }}') },
		good: ({ more }) => ({ id: more.waiting.id }),
		returns: () => [
			{ userId: TENANT.userId, status: 'WAITING', billApprovalStatus: 'ASSIGNED' },
			{ userId: TENANT.approverUserId, status: 'WAITING' },
		],
		bad: () => ({ id: UNKNOWN }),
		refusal: /bill no-such-id/,
	},
	{
		resource: 'billApproval',
		operation: 'getPending',
		arrange: addWaitingBill,
		parameters: { returnAll: false, limit: '={{ $json.limit }}' },
		good: () => ({ limit: 5 }),
		returns: ({ more }) => [{ billId: more.waiting.id, amount: 900 }],
		bad: () => ({ limit: 0 }),
		refusal: /Limit is 0/,
	},
	{
		resource: 'billApproval',
		operation: 'setApprovers',
		parameters: { billId: byId('={{ $json.id }}'), approvers: ASKED_ONE },
		good: ({ bill }) => ({ id: bill.id, user: TENANT.approverUserId }),
		returns: ({ bill }) => [
			{
				outcome: 'set',
				billId: bill.id,
				nextApproverUserId: TENANT.approverUserId,
				approvalStatus: 'ASSIGNED',
			},
		],
		bad: ({ paidBill }) => ({ id: paidBill.id, user: UNKNOWN }),
		refusal: /did not set the approvers of the bill.*no-such-id/,
	},
];
