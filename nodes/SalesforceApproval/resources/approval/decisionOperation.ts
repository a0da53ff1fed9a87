import type { INodePropertyOptions } from 'n8n-workflow';
import { showFor, type Operation, type OperationCall } from '../operation';
import { asNames } from '../parameters';
import { commentsField, decisionTarget, nextApproversOption } from './approvalFields';
import { decide } from './decision';
import { pendingWorkItemOf } from './pendingWorkItem';

/** Approve and Reject differ in one word on the wire; their fields and the way to the work item are the same. */
export function decisionOperation(verb: {
	actionType: 'Approve' | 'Reject';
	option: INodePropertyOptions;
}): Operation {
	return {
		option: verb.option,
		description: showFor('approval', String(verb.option.value), [
			...decisionTarget,
			commentsField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [nextApproversOption],
			},
		]),
		intent: ({ read }) => `${verb.actionType.toLowerCase()} ${targetOf(read)}`,
		async execute(call) {
			const { read, salesforce } = call;
			const nextApprovers = asNames(read.options('options').nextApproverIds);
			const workItemId = await workItemOf(call);
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
	if (read.text('decideOn') === 'workItem') return `work item ${read.id('workItemId', 'Work Item')}`;
	return `record ${read.id('recordId', 'Record')}`;
}

/** Salesforce documents work item ids only as what is decided on, so a record's is looked up (guide: approve, 2026-11). */
async function workItemOf(call: OperationCall): Promise<string> {
	const { read } = call;
	if (read.text('decideOn') === 'workItem') return read.id('workItemId', 'Work Item');
	return await pendingWorkItemOf(call, read.id('recordId', 'Record'));
}
