import { insertRow } from '../records/save';
import { refusal } from '../refusals';
import type { Actor, Simulation } from '../simulation';
import type { Row } from '../store/table';
import { objects, openWorkItems } from './lookups';
import { mayBeAsked } from './members';
import { SHIPPED_PROCESS } from './process';

/**
 * Opens the requests of a step, one for each approver named, else one for the step's own approver.
 * @throws {Refusal} when an approver is neither an active user nor a queue
 */
export function openStep(
	sim: Simulation,
	actor: Actor,
	instance: Row,
	stepIndex: number,
	approverIds: string[],
): void {
	const { defaultApproverId } = SHIPPED_PROCESS.steps[stepIndex];
	const chosen = approverIds.length > 0 ? approverIds : [defaultApproverId];
	for (const approverId of chosen) {
		checkApprover(sim, approverId);
		insertRow(sim, actor, objects.workItem, {
			ProcessInstanceId: instance.Id,
			ActorId: approverId,
			OriginalActorId: approverId,
			ElapsedTimeInDays: 0,
			ElapsedTimeInHours: 0,
			ElapsedTimeInMinutes: 0,
		});
	}
}

/** Closes all requests of a submission: the first answer counts for the step. */
export function closeWorkItems(sim: Simulation, instance: Row): void {
	for (const { Id } of openWorkItems(sim, String(instance.Id)))
		sim.store.remove(objects.workItem, String(Id));
}

/** The node of a step, which history entries point to. */
export function nodeOf(sim: Simulation, stepIndex: number): Row | undefined {
	return [...sim.store.table(objects.node).all()][stepIndex];
}

function checkApprover(sim: Simulation, approverId: string): void {
	if (!mayBeAsked(sim, approverId)) throw refusal('brokenReference', {}, ['nextApproverIds']);
}
