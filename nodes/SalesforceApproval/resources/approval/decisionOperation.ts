import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { to18 } from '../../../shared/salesforceId';
import type { Operation, OperationCall } from '../../operation/operation';
import { asNames } from '../../parameters/reader';
import { commentsField, decisionTarget, nextApproversOption } from './approvalFields';
import { decide } from './decision';
import { engineField } from './engine';
import { flowAction, flowResult } from './flowAction';
import { requestTarget, submissionIdOf } from './target';
import { decisionOutput } from './approvalOutput';

/** Approve and Reject differ in one word on the wire; their fields and the way to the work item are the same. */
export function decisionOperation(verb: {
	actionType: 'Approve' | 'Reject';
	option: INodePropertyOptions;
}): Operation {
	return {
		option: verb.option,
		agentNeeds: 'decide',
		output: decisionOutput,
		fields: [
			...decisionTarget,
			engineField,
			commentsField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				description: 'What to send with the decision, and which engine it is for',
				options: [nextApproversOption],
			},
		],
		intent: ({ read }) => `${verb.actionType.toLowerCase()} ${targetOf(read)}`,
		async execute(call) {
			const { read, salesforce } = call;
			const nextApprovers = asNames(read.collection('options').nextApproverIds).map(to18);
			const { engine, workItemId } = await requestTarget(call);
			if (engine === 'flow') {
				if (nextApprovers.length > 0) throw refuseNextApprovers(read);
				return [{ ...(await review(call, verb.actionType, workItemId)), workItemId }];
			}
			const result = await decide(salesforce, {
				actionType: verb.actionType,
				contextId: workItemId,
				comments: read.text('comments'),
				...(nextApprovers.length > 0 && { nextApproverIds: nextApprovers }),
			});
			return [{ ...result, workItemId }];
		},
	};
}

function targetOf(read: OperationCall['read']): string {
	if (read.text('decideOn') === 'workItem') return `work item ${read.id('workItemId')}`;
	return `record ${read.id('recordId')}`;
}

/** The decision is sent with a capital: an org at version 67 refuses `approve` (measured, October 2026). */
async function review(
	call: OperationCall,
	approvalDecision: 'Approve' | 'Reject',
	approvalWorkItemId: string,
): Promise<IDataObject> {
	const { read, salesforce } = call;
	const comments = read.text('comments');
	// Which submission it is can be read before and after; before, a wrong id is found out without an effect.
	const approvalId = await submissionIdOf(call, approvalWorkItemId);
	await flowAction(salesforce, 'reviewApprovalWorkItem', {
		approvalWorkItemId,
		approvalDecision,
		...(comments !== '' && { comments }),
	});
	return await flowResult(salesforce, approvalId);
}

function refuseNextApprovers(read: OperationCall['read']) {
	return read.refuse(
		'Next Approver IDs cannot be used with a flow approval',
		'In a flow approval the flow itself decides who is asked next. Remove Next Approver IDs from Options.',
	);
}
