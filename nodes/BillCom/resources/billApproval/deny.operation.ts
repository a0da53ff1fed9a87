import { decisionOperation } from './decisionOperation';

/** POST /v3/bill-approvals/actions with DENY, for the signed-in approver. */
export const deny = decisionOperation('DENY', {
	name: 'Deny',
	value: 'deny',
	action: 'Deny a bill',
	description: 'Deny a bill as the signed-in user, who must be the next approver',
});
