import { decisionOperation } from './decisionOperation';

/** POST /v3/bill-approvals/actions with APPROVE, for the signed-in approver. */
export const approve = decisionOperation('APPROVE', {
	name: 'Approve',
	value: 'approve',
	action: 'Approve a bill',
	description: 'Approve a bill as the signed-in user, who must be the next approver',
});
