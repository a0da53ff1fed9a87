import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import type { Decision } from './billApprovalCalls';
import { comment } from './billApprovalFields';
import { decisionOutput } from './billApprovalOutput';
import { decide, readDecision } from './decide';
import { decideTogether } from './decideTogether';

/** Approve and Deny differ in one word. Sync tokens are left to BILL: reports about them disagree. */
export function decisionOperation(action: Decision['action'], option: Operation['option']): Operation {
	return {
		option,
		agentNeeds: 'decide',
		agentMayNeed: action === 'APPROVE' ? ['pay'] : [],
		output: decisionOutput,
		writes: { bill: 'billId' },
		calls: 3,
		callsNote:
			'The bill, the decision, the bill again. 1 when the bill is already decided; 1 more, remembered for a minute, when somebody else decided before. In bulk 3 for each 50 bills, and up to 2 for each bill that waits for several people.',
		fields: [billLocator, comment],
		bulk: decideTogether(action),
		execute: async (_ctx, itemIndex, client) => [
			await decide(client, await readDecision(client, itemIndex, action)),
		],
	};
}
