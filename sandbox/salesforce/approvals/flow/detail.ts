import type { Row } from '../../metadata/definition';
import { insertRow } from '../../records/save';
import type { Actor, Simulation } from '../../simulation/simulation';
import { AUTOMATED_PROCESS } from '../../tenant';
import { flowObjects } from './lookups';

/** One line of the audit trail. */
export interface ActionTaken {
	action: 'Cancel' | 'Reassign' | 'Recall' | 'Review';
	/** Way it came, `InvocableAction` for the REST API. */
	channel?: string;
	comments: string | null;
	workItemId?: string;
}

/**
 * Writes the audit trail of a submission. The row itself is created by the orchestration, which runs as somebody else than
 * who acted.
 */
export function recordDetail(sim: Simulation, actor: Actor, submission: Row, taken: ActionTaken): void {
	const orchestrator: Actor = { userId: AUTOMATED_PROCESS.id, isAdministrator: true };
	insertRow(sim, orchestrator, flowObjects.detail, {
		Name: taken.action,
		ApprovalSubmissionId: submission.Id,
		ApprovalWorkItemId: taken.workItemId ?? null,
		ActionName: taken.action,
		ActionPerformedById: actor.userId,
		ActionChannelName: taken.channel ?? 'InvocableAction',
		Comments: taken.comments,
	});
}
