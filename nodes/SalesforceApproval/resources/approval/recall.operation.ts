import { SalesforceRefusedError } from '../../transport/refusal';
import type { Operation, OperationCall } from '../../operation/operation';
import { commentsField, withdrawTarget } from './approvalFields';
import { decide } from './decision';
import { engineField } from './engine';
import { flowAction, flowResult } from './flowAction';
import { roundTarget } from './target';
import { standingOutput } from './approvalOutput';

/** Business outcomes, which have their own advice. */
const BUSINESS =
	/^(INVALID_CROSS_REFERENCE_KEY|INSUFFICIENT_ACCESS|ENTITY_IS_LOCKED|NO_APPLICABLE|ALREADY_IN)/;

/**
 * Takes a submission back. Classic: POST /process/approvals with `Removed`, which Salesforce documents for SOAP and Apex
 * only. Flow: recallApprovalSubmission, which wants Approval Admin and the submitter in one person.
 */
export const recall: Operation = {
	option: {
		name: 'Recall',
		value: 'recall',
		action: 'Recall an approval',
		description: 'Withdraw a submission before it is decided',
	},
	agentNeeds: 'decide',
	output: standingOutput,
	fields: [...withdrawTarget, commentsField, engineField],
	intent: ({ read }) => `recall ${subjectOf(read)}`,
	async execute(call) {
		const { salesforce, read } = call;
		const { engine, approvalId, workItemId } = await roundTarget(call);
		const comments = read.text('comments');
		if (engine === 'flow') {
			const input = { approvalSubmissionId: approvalId, ...(comments !== '' && { comments }) };
			await flowAction(salesforce, 'recallApprovalSubmission', input);
			return [await flowResult(salesforce, approvalId)];
		}
		try {
			return [await decide(salesforce, { actionType: 'Removed', contextId: workItemId, comments })];
		} catch (failure) {
			throw explained(failure);
		}
	},
};

/** The end of "Salesforce did not recall …". */
export function subjectOf(read: OperationCall['read']): string {
	if (read.text('withdraw') === 'approval') return `approval ${read.id('approvalId')}`;
	return `the approval of record ${read.id('recordId')}`;
}

/** An org that does not take Removed over REST says so in words nobody has written down. */
function explained(failure: unknown): unknown {
	if (!(failure instanceof SalesforceRefusedError) || failure.status > 400 || failure.isOutcomeOpen)
		return failure;
	if (BUSINESS.test(failure.code)) return failure;
	const fix =
		'Salesforce documents the recall of classic approvals for Apex and SOAP only, and this org does not accept it over REST. Recall it on the record page, or by Apex: Approval.ProcessWorkitemRequest with the action Removed.';
	return new SalesforceRefusedError(failure.status, failure.entries, false, fix);
}
