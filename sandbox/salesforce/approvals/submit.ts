import type { Row } from '../metadata/definition';
import { changeRow, insertRow } from '../records/save';
import { refusal } from '../refusals/refusal';
import { objectOfId } from '../schema/org';
import { meetsEntryCriteria, type OrgProcess, processOf } from '../schema/process';
import type { Actor, Simulation } from '../simulation/simulation';
import { definitionOf, objects, pendingSubmission } from './lookups';
import type { ApprovalRequest } from './requests';
import { recordStep } from './steps';
import { openStep } from './workItems';

/**
 * Puts a record into the approval process: locks it, sets its status to Pending and opens the first request.
 * @throws {Refusal} ALREADY_IN_PROCESS, NO_APPLICABLE_PROCESS, MANAGER_NOT_DEFINED, INVALID_CROSS_REFERENCE_KEY
 */
export function submit(sim: Simulation, actor: Actor, request: ApprovalRequest): Row {
	const submitter = submittingActor(actor, request);
	const recordId = request.contextId;
	const target = objectOfId(recordId);
	const record = target && sim.store.table(target).get(recordId);
	if (!record) throw refusal('brokenReference');
	if (pendingSubmission(sim, recordId)) throw refusal('alreadyInProcess');
	const process = processOf(target.name);
	if (!process || !mayEnter(sim, process, record, request)) throw refusal('noApplicableProcess');
	const instance = insertRow(sim, actor, objects.instance, {
		ProcessDefinitionId: definitionOf(sim, process).Id,
		TargetObjectId: recordId,
		Status: 'Pending',
		SubmittedById: submitter.userId,
	});
	recordStep(sim, submitter, instance, { status: 'Started', comments: request.comments });
	openStep(sim, actor, instance, 0, request.nextApproverIds);
	sim.store.setLocked(recordId, true);
	changeRow(sim, actor, target, recordId, process.fieldsOn.Submit);
	return instance;
}

function mayEnter(sim: Simulation, process: OrgProcess, record: Row, request: ApprovalRequest): boolean {
	const wanted = request.processDefinitionNameOrId;
	const isWanted = !wanted || [process.developerName, definitionOf(sim, process).Id].includes(wanted);
	return isWanted && (request.skipEntryCriteria || meetsEntryCriteria(process, record));
}

/** Another person may be named as submitter by an administrator only. */
function submittingActor(actor: Actor, { contextActorId }: ApprovalRequest): Actor {
	if (!contextActorId || contextActorId === actor.userId) return actor;
	if (!actor.isAdministrator) throw refusal('notYourWorkItem', { id: contextActorId });
	return { userId: contextActorId, isAdministrator: false };
}
