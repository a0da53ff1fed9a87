import { objects } from '../approvals/lookups';
import { isAskedOf, mayBeAsked } from '../approvals/members';
import { recordStep } from '../approvals/steps';
import { loadRecordFlow } from '../metadata/recordFlow';
import { refusal } from '../refusals/refusal';
import type { Actor, Save, Simulation } from '../simulation/simulation';
import { publishPayable } from './publishPayable';
import { publishWithApex } from './publishWithApex';
import { runRecordFlow } from './runRecordFlow';

const FLOW = loadRecordFlow('Publish_BILL_Approval');

/**
 * Announces the final decision on an invoice as the shipped Salesforce package does: by its flow "Publish BILL
 * Approval", run as its source has it, or by its Apex trigger where the org has chosen that. The event leaves the org
 * after commit.
 */
function publishBillApproval(sim: Simulation, actor: Actor, save: Save): void {
	const { flowsAreActive, publishWithApex: isApexChosen, suppressApprovalEvents } = sim.switches;
	if (suppressApprovalEvents) return;
	if (isApexChosen) {
		publishWithApex(sim, actor, save);
		// As in an org with a workflow rule that updates a field of the invoice: triggers alone run again (Apex guide,
		// Triggers and Order of Execution), with Trigger.old as in the first run. They may announce nothing twice.
		publishWithApex(sim, actor, save);
	}
	if (!flowsAreActive) return;
	runRecordFlow(sim, actor, FLOW, save);
	publishPayable(sim, actor, save);
}

/**
 * A work item whose actor was changed is a reassigned request: the history says so. The assigned approver and
 * administrators may do it.
 * @throws {Refusal} for anybody else
 */
function noteReassignment(sim: Simulation, actor: Actor, { object, before, after }: Save): void {
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

/** Runs the record-triggered automation of the org. It shares the transaction of the save that caused it. */
export function runAfterSave(sim: Simulation, actor: Actor, save: Save): void {
	publishBillApproval(sim, actor, save);
	noteReassignment(sim, actor, save);
}
