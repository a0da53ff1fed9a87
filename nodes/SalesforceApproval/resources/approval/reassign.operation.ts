import type { IDataObject } from 'n8n-workflow';
import { newActorLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { commentsField, decisionTarget } from './approvalFields';
import { engineField } from './engine';
import { flowAction } from './flowAction';
import { requestTarget, type RequestTarget } from './target';

/**
 * Gives an open request to somebody else. Classic: PATCH of ActorId on ProcessInstanceWorkitem. Flow:
 * reassignApprovalWorkItem, for Approval Admins.
 */
export const reassign: Operation = {
	option: {
		name: 'Reassign',
		value: 'reassign',
		action: 'Reassign a pending approval',
		description: 'Ask another user or queue to approve instead',
	},
	agentNeeds: 'decide',
	output: {
		shape: { success: 'flag', engine: 'text', workItemId: 'text', actorId: 'text', actorType: 'text' },
	},
	fields: [
		...decisionTarget,
		newActorLocator,
		{
			...commentsField,
			description: 'Shown in the history of a flow approval; classic approvals keep no comment for this',
		},
		engineField,
	],
	intent: ({ read }) =>
		read.text('decideOn') === 'workItem'
			? `reassign work item ${read.id('workItemId')}`
			: `reassign the approval of record ${read.id('recordId')}`,
	async execute(call) {
		const actorId = call.read.id('newActorId');
		const target = await requestTarget(call);
		await give(call, target, actorId);
		return [reassigned(target, actorId)];
	},
};

async function give({ salesforce, read }: OperationCall, target: RequestTarget, actorId: string) {
	const { engine, workItemId } = target;
	if (engine === 'classic') {
		const path = `/sobjects/ProcessInstanceWorkitem/${workItemId}`;
		await salesforce.exchange('PATCH', path, { body: { ActorId: actorId } });
		return;
	}
	const comments = read.text('comments');
	await flowAction(salesforce, 'reassignApprovalWorkItem', {
		approvalWorkItemId: workItemId,
		assigneeId: actorId,
		...(comments !== '' && { comments }),
	});
}

function reassigned({ engine, workItemId }: RequestTarget, actorId: string): IDataObject {
	return {
		success: true,
		engine,
		workItemId,
		actorId,
		actorType: actorId.startsWith('00G') ? 'queue' : 'user',
	};
}
