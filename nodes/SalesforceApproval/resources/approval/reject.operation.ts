import type { Operation } from '../../operation/operation';
import { decisionOperation } from './decisionOperation';

/** POST /process/approvals, Reject. Expect INVALID_CROSS_REFERENCE_KEY when nothing is pending any more. */
export const reject: Operation = decisionOperation({
	actionType: 'Reject',
	option: {
		name: 'Reject',
		value: 'reject',
		action: 'Reject a pending approval',
		description: 'Reject a record that waits for approval',
	},
});
