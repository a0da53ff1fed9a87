import { insertRow } from '../../records/save';
import type { Actor, Simulation } from '../../simulation';
import type { Row } from '../../store/table';
import { flowObjects } from './lookups';

/** One line of the audit trail. */
export interface ActionTaken {
	action: 'Cancel' | 'Reassign' | 'Recall' | 'Review';
	/** Way it came, `InvocableAction` for the REST API. */
	channel?: string;
	comments: string | null;
	workItemId?: string;
}

/** Writes the audit trail of a submission. */
export function recordDetail(sim: Simulation, actor: Actor, submission: Row, taken: ActionTaken): void {
	insertRow(sim, actor, flowObjects.detail, {
		Name: taken.action,
		ApprovalSubmissionId: submission.Id,
		ApprovalWorkItemId: taken.workItemId ?? null,
		ActionName: taken.action,
		ActionChannelName: taken.channel ?? 'InvocableAction',
		Comments: taken.comments,
	});
}
