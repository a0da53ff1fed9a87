import { changeRow } from '../../records/save';
import { refusal } from '../../refusals/refusal';
import type { Actor, Simulation } from '../../simulation/simulation';
import { mayBeAsked } from '../members';
import { recordDetail } from './detail';
import { type ActionInputs, requireId, textOf } from './inputs';
import { flowObjects } from './lookups';
import { requireOpenItem, submissionOf } from './review';

/**
 * `reassignApprovalWorkItem`, for Approval Admins, while the request is Assigned.
 * @throws {Refusal}
 */
export function reassignWorkItem(sim: Simulation, actor: Actor, inputs: ActionInputs): void {
	const item = requireOpenItem(sim, requireId(inputs, 'approvalWorkItemId'));
	const assigneeId = requireId(inputs, 'assigneeId');
	if (!actor.isApprovalAdmin) {
		throw refusal('flowNotAllowed', { message: 'You need the Approval Admin permission to reassign.' });
	}
	if (!mayBeAsked(sim, assigneeId)) throw refusal('brokenReference', {}, ['assigneeId']);
	changeRow(sim, actor, flowObjects.workItem, String(item.Id), { AssignedToId: assigneeId });
	recordDetail(sim, actor, submissionOf(sim, item), {
		action: 'Reassign',
		comments: textOf(inputs, 'comments'),
		workItemId: String(item.Id),
	});
}
