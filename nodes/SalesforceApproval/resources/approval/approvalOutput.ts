import type { Output, Shape } from '../../../shared/operation/outputShape';

const step: Shape = {
	stepName: 'textOrNull',
	decision: 'text',
	stepStatus: 'text',
	isPending: 'flag',
	actorId: 'textOrNull',
	actorName: 'textOrNull',
	originalActorId: 'textOrNull',
	originalActorName: 'textOrNull',
	at: 'text',
	comment: 'textOrNull',
};

/** A round of approval with its steps. */
export const roundOutput: Output = {
	shape: {
		approvalId: 'text',
		engine: 'text',
		status: 'text',
		instanceStatus: 'text',
		recordId: 'text',
		recordName: 'textOrNull',
		objectName: 'textOrNull',
		processName: 'textOrNull',
		submittedById: 'textOrNull',
		submittedByName: 'textOrNull',
		submittedAt: 'text',
		decidedById: 'textOrNull',
		decidedByName: 'textOrNull',
		decidedAt: 'textOrNull',
		comment: 'textOrNull',
		steps: [step],
	},
};

/** A request that waits for somebody. */
export const pendingOutput: Output = {
	shape: {
		workItemId: 'text',
		approvalId: 'text',
		engine: 'text',
		status: 'text',
		recordId: 'textOrNull',
		recordName: 'textOrNull',
		objectName: 'textOrNull',
		processName: 'textOrNull',
		actorId: 'text',
		actorName: 'textOrNull',
		actorType: 'text',
		originalActorId: 'text',
		submittedById: 'textOrNull',
		submittedByName: 'textOrNull',
		submittedAt: 'textOrNull',
		pendingSince: 'text',
	},
};

/** Where an approval stands after something was done with it. */
export const standingOutput: Output = {
	shape: {
		success: 'flag',
		engine: 'text',
		recordId: 'text',
		approvalId: 'text',
		status: 'text',
		instanceStatus: 'text',
		actorIds: ['text'],
		newWorkitemIds: ['text'],
	},
};

/** The same, and the request that was decided. */
export const decisionOutput: Output = { shape: { ...standingOutput.shape, workItemId: 'text' } };
