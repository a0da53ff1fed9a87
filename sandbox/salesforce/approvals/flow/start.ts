import type { Row } from '../../metadata/definition';
import { changeRow, insertRow } from '../../records/save';
import { refusal } from '../../refusals/refusal';
import { objectOfId } from '../../schema/org';
import type { Actor, Simulation } from '../../simulation/simulation';
import { APPROVER } from '../../tenant';
import { pendingSubmission } from '../lookups';
import { mayBeAsked } from '../members';
import { flowObjects, isRunning, latestFlowSubmission } from './lookups';

/** Names of the flow approval the sandbox org has for invoices. */
export const FLOW_APPROVAL = {
	name: 'AP Invoice Flow Approval',
	stages: ['Manager approval', 'Finance approval', 'Controller approval'],
	defaultApproverId: APPROVER.id,
} as const;

/** The four texts an autolaunched flow approval wants, and who else is asked at the same time. */
export interface FlowInputs {
	recordId: string;
	submitterId: string;
	submissionComments: string | null;
	approverIds: string[];
}

/**
 * Starts the flow approval, as Apex does by `Flow.Interview`: the submission and its first requests exist when this
 * returns, and no ProcessInstance row appears. REST has no established way to do it.
 * @throws {Refusal} on an unknown record or approver, or when the record is in an approval already
 */
export function startFlowApproval(sim: Simulation, inputs: FlowInputs): Row {
	const { recordId, submitterId, submissionComments } = inputs;
	const target = objectOfId(recordId);
	const record = target && sim.store.table(target).get(recordId);
	if (!record) throw refusal('brokenReference');
	const last = latestFlowSubmission(sim, recordId);
	if (pendingSubmission(sim, recordId) || (last && isRunning(last))) throw refusal('alreadyInProcess');
	const actor: Actor = { userId: submitterId, isAdministrator: true };
	const submission = insertRow(sim, actor, flowObjects.submission, {
		Name: FLOW_APPROVAL.name,
		RelatedRecordId: recordId,
		RelatedRecordObjectName: target.name,
		Status: 'InProgress',
		SubmittedById: submitterId,
		Comments: submissionComments,
	});
	openStage(sim, actor, submission, 0, inputs.approverIds);
	if (target.name === flowObjects.invoice.name) {
		changeRow(sim, actor, flowObjects.invoice, recordId, { Approval_Status__c: 'Pending' });
	}
	return submission;
}

/** Opens the requests of a stage, one for each approver, or for the flow's own approver. */
export function openStage(
	sim: Simulation,
	actor: Actor,
	submission: Row,
	stage: number,
	approverIds: string[] = [],
): void {
	for (const assigneeId of approverIds.length > 0 ? approverIds : [FLOW_APPROVAL.defaultApproverId]) {
		if (!mayBeAsked(sim, assigneeId)) throw refusal('brokenReference', {}, ['firstApprover']);
		insertRow(sim, actor, flowObjects.workItem, {
			Name: FLOW_APPROVAL.stages[stage],
			ApprovalSubmissionId: submission.Id,
			RelatedRecordId: submission.RelatedRecordId,
			RelatedRecordObjectName: submission.RelatedRecordObjectName,
			Status: 'Assigned',
			AssignedToId: assigneeId,
			ApprovalConditionName: FLOW_APPROVAL.stages[stage],
		});
	}
	if (sim.switches.flowApprovalLocks) sim.store.setLocked(String(submission.RelatedRecordId), true);
}
