import { objects } from '../approvals/lookups';
import { isAskedOf, mayBeAsked } from '../approvals/members';
import { recordStep } from '../approvals/steps';
import { refusal } from '../refusals/refusal';
import type { Actor, Save, Simulation } from '../simulation/simulation';

/**
 * A work item whose actor was changed is a reassigned request: the history says so. The assigned approver and
 * administrators may do it.
 * @throws {Refusal} for anybody else
 */
export function noteReassignment(sim: Simulation, actor: Actor, { object, before, after }: Save): void {
	if (object.name !== objects.workItem.name || !before || before.ActorId === after.ActorId) return;
	const mayReassign = actor.isAdministrator || isAskedOf(sim, String(before.ActorId), actor.userId);
	if (!mayReassign) throw refusal('notYourWorkItem', { id: String(after.Id) });
	if (!mayBeAsked(sim, String(after.ActorId))) throw refusal('brokenReference', {}, ['ActorId']);
	const instance = sim.store.table(objects.instance).get(String(after.ProcessInstanceId));
	if (!instance) return;
	recordStep(sim, actor, instance, {
		status: 'Reassigned',
		comments: null,
		originalActorId: before.OriginalActorId,
	});
}
