import type { Operation } from '../../operation/operation';
import { decisionOperation } from './decisionOperation';

/** POST /process/approvals, Approve. Expect INVALID_CROSS_REFERENCE_KEY when nothing is pending any more. */
export const approve: Operation = decisionOperation({
	actionType: 'Approve',
	option: {
		name: 'Approve',
		value: 'approve',
		action: 'Approve a pending approval',
		description: 'Approve a record that waits for approval',
	},
});
