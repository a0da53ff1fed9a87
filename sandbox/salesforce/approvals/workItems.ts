import type { Row } from '../metadata/definition';
import { insertRow } from '../records/save';
import { refusal } from '../refusals/refusal';
import { findObject } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { objects, openWorkItems, servedBy } from './lookups';
import { mayBeAsked } from './members';

/**
 * Opens the requests of a step, one for each approver named, else one for the step's own approver.
 * @throws {Refusal} when an approver is neither an active user nor a queue, or the submitter has no manager who could decide
 */
export function openStep(
	sim: Simulation,
	actor: Actor,
	instance: Row,
	stepIndex: number,
	approverIds: string[],
): void {
	const chosen = approverIds.length > 0 ? approverIds : [stepApprover(sim, instance, stepIndex)];
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
export function nodeOf(
	sim: Simulation,
	{ ProcessDefinitionId: id }: Row,
	stepIndex: number,
): Row | undefined {
	return sim.store.table(objects.node).find('ProcessDefinitionId', id)[stepIndex];
}

function stepApprover(sim: Simulation, instance: Row, stepIndex: number): string {
	const { approverId } = servedBy(instance).process.steps[stepIndex];
	if (approverId !== undefined) return approverId;
	const user = findObject('User');
	const submitter = user && sim.store.table(user).get(String(instance.SubmittedById));
	if (!submitter?.ManagerId) throw refusal('managerNotDefined');
	return String(submitter.ManagerId);
}

function checkApprover(sim: Simulation, approverId: string): void {
	if (!mayBeAsked(sim, approverId)) throw refusal('brokenReference', {}, ['nextApproverIds']);
}
