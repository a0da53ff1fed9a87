import type { Row } from '../../metadata/definition';
import { changeRow } from '../../records/save';
import { refusal } from '../../refusals/refusal';
import type { Actor, Simulation } from '../../simulation/simulation';
import { recordDetail } from './detail';
import { finishSubmission } from './finish';
import { type ActionInputs, requireId, textOf } from './inputs';
import { flowObjects, isRunning, workItemsOf } from './lookups';

/**
 * `recallApprovalSubmission`: for a caller who is both Approval Admin and submitter. Runs the recall path of the flow.
 * @throws {Refusal}
 */
export function recallSubmission(sim: Simulation, actor: Actor, inputs: ActionInputs): void {
	const submission = requireRunning(sim, inputs);
	const conditions = [actor.isApprovalAdmin === true, submission.SubmittedById === actor.userId];
	const mayRecall = sim.switches.flowRecallNeedsBoth ? conditions.every(Boolean) : conditions.some(Boolean);
	if (!mayRecall) {
		const message = 'Only the submitter with the Approval Admin permission can recall the submission.';
		throw refusal('flowNotAllowed', { message });
	}
	withdraw(sim, actor, submission, { action: 'Recall', status: 'Recalled', inputs });
}

/**
 * `cancelApprovalSubmission`: for Approval Admins. Open requests are cancelled too; the recall path does not run.
 * @throws {Refusal}
 */
export function cancelSubmission(sim: Simulation, actor: Actor, inputs: ActionInputs): void {
	const submission = requireRunning(sim, inputs);
	if (!actor.isApprovalAdmin) {
		throw refusal('flowNotAllowed', { message: 'You need the Approval Admin permission to cancel.' });
	}
	withdraw(sim, actor, submission, { action: 'Cancel', status: 'Canceled', inputs });
}

function requireRunning(sim: Simulation, inputs: ActionInputs): Row {
	const id = requireId(inputs, 'approvalSubmissionId');
	const submission = sim.store.table(flowObjects.submission).get(id);
	if (!submission) throw refusal('brokenReference', {}, ['approvalSubmissionId']);
	if (isRunning(submission)) return submission;
	const message = `The submission is ${String(submission.Status)}, neither in progress nor suspended.`;
	throw refusal('flowState', { message }, ['approvalSubmissionId']);
}

function withdraw(
	sim: Simulation,
	actor: Actor,
	submission: Row,
	what: { action: 'Recall' | 'Cancel'; status: 'Recalled' | 'Canceled'; inputs: ActionInputs },
): void {
	for (const item of workItemsOf(sim, String(submission.Id))) {
		if (item.Status === 'Assigned')
			changeRow(sim, actor, flowObjects.workItem, String(item.Id), { Status: what.status });
	}
	recordDetail(sim, actor, submission, {
		action: what.action,
		comments: textOf(what.inputs, 'comments'),
	});
	finishSubmission(sim, actor, submission, what.status);
}
