import type { Row } from '../metadata/definition';
import { changeRow } from '../records/save';
import { refusal } from '../refusals/refusal';
import { objectOfId } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';
import { objects, servedBy } from './lookups';
import { isAskedOf } from './members';
import type { ApprovalAction, ApprovalRequest } from './requests';
import { elapsedSince, recordStep } from './steps';
import { closeWorkItems, nodeOf, openStep } from './workItems';

type Decision = Exclude<ApprovalAction, 'Submit'>;

/** `ProcessInstance.Status` and step status of each end. */
const STATUS_OF = { Approve: 'Approved', Reject: 'Rejected', Removed: 'Removed' } as const;

/**
 * Approves, rejects or recalls by a work item id (a record id is not accepted). A final decision updates the record's
 * status, which fires the flow, and unlocks the record unless a switch keeps the lock.
 * @throws {Refusal} INVALID_CROSS_REFERENCE_KEY, or an access refusal for somebody else's request
 */
export function decide(sim: Simulation, actor: Actor, decision: Decision, request: ApprovalRequest): Row {
	const item = sim.store.table(objects.workItem).get(request.contextId);
	const isWorkItem = objectOfId(request.contextId)?.name === objects.workItem.name;
	const instance = item && sim.store.table(objects.instance).get(String(item.ProcessInstanceId));
	if (!isWorkItem || !item || !instance) throw refusal('noSuchWorkItem', {}, ['contextId']);
	if (!mayDecide(sim, actor, { decision, item, instance }))
		throw refusal('notYourWorkItem', { id: request.contextId });
	const { process } = servedBy(instance);
	const stepIndex = approvedSteps(sim, instance);
	recordStep(sim, actor, instance, {
		status: STATUS_OF[decision],
		comments: request.comments,
		nodeId: nodeOf(sim, instance, stepIndex)?.Id,
		originalActorId: item.OriginalActorId,
	});
	closeWorkItems(sim, instance);
	const isLastStep = stepIndex + 1 >= Math.min(sim.switches.approvalSteps, process.steps.length);
	if (decision === 'Approve' && !isLastStep) {
		openStep(sim, actor, instance, stepIndex + 1, request.nextApproverIds);
		return instance;
	}
	return finish(sim, actor, decision, instance);
}

function finish(sim: Simulation, actor: Actor, decision: Decision, instance: Row): Row {
	const finished = changeRow(sim, actor, objects.instance, String(instance.Id), {
		Status: STATUS_OF[decision],
		CompletedDate: toApiDateTime(sim.clock.now()),
		LastActorId: actor.userId,
		...elapsedSince(sim, instance),
	});
	const recordId = String(instance.TargetObjectId);
	const { process, target } = servedBy(instance);
	// The lock is the first of the final actions, so what the field updates start finds the record as it stays.
	sim.store.setLocked(recordId, keepsLock(sim, decision));
	changeRow(sim, actor, target, recordId, process.fieldsOn[decision]);
	return finished;
}

function keepsLock({ switches }: Simulation, decision: Decision): boolean {
	if (decision === 'Approve') return switches.finalApprovalRecordLock;
	return decision === 'Reject' && switches.finalRejectionRecordLock;
}

/** The assigned approver, a member of the assigned queue or an administrator decides; the submitter may recall. */
function mayDecide(
	sim: Simulation,
	actor: Actor,
	{ decision, item, instance }: { decision: Decision; item: Row; instance: Row },
): boolean {
	if (actor.isAdministrator) return true;
	if (decision === 'Removed') return instance.SubmittedById === actor.userId;
	return isAskedOf(sim, String(item.ActorId), actor.userId);
}

function approvedSteps(sim: Simulation, instance: Row): number {
	const steps = sim.store.table(objects.step).find('ProcessInstanceId', instance.Id);
	return steps.filter(({ StepStatus }) => StepStatus === 'Approved').length;
}
