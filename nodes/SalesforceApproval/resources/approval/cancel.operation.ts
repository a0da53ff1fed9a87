import type { Operation } from '../../operation/operation';
import { commentsField, withdrawTarget } from './approvalFields';
import { flowAction, flowResult } from './flowAction';
import { engineField } from './engine';
import { subjectOf } from './recall.operation';
import { roundTarget } from './target';
import { standingOutput } from './approvalOutput';

/**
 * cancelApprovalSubmission: ends a flow approval and its open requests. The recall path of the flow does not run. Classic
 * approvals know no cancel.
 */
export const cancel: Operation = {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel a flow approval',
		description: 'End a flow approval as an Approval Admin; its recall path does not run',
	},
	agentNeeds: 'decide',
	output: standingOutput,
	fields: [...withdrawTarget, commentsField, engineField],
	intent: ({ read }) => `cancel ${subjectOf(read)}`,
	async execute(call) {
		const { read, salesforce } = call;
		const { engine, approvalId } = await roundTarget(call);
		if (engine === 'classic') {
			throw read.refuse(
				`Approval ${approvalId} is a classic approval, which cannot be cancelled`,
				'Use Recall; administrators may recall what others submitted.',
			);
		}
		const comments = read.text('comments');
		const input = { approvalSubmissionId: approvalId, ...(comments !== '' && { comments }) };
		await flowAction(salesforce, 'cancelApprovalSubmission', input);
		return [await flowResult(salesforce, approvalId)];
	},
};
