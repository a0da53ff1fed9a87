import { latestSubmission } from '../approvals/lookups';
import { announceEvent } from '../records/announceEvent';
import type { Actor, Save, Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';

/**
 * What the flow of an org does that publishes the shipped event for an object of its own, as the guide asks: it says
 * "Approved" in the event's words, whatever the org calls it. Not modelled: other decisions, and a failure.
 */
export function publishPayable(sim: Simulation, actor: Actor, { object, before, after }: Save): void {
	if (object.name !== 'Payable__c' || !before) return;
	if (before.Stage__c === after.Stage__c || after.Stage__c !== 'Signed Off') return;
	const submission = latestSubmission(sim, String(after.Id));
	announceEvent(sim, 'BILL_Approval__e', {
		Record_Id__c: after.Id,
		Object_Name__c: object.name,
		Decision__c: 'Approved',
		Approval_Id__c: submission?.Id ?? null,
		Amount__c: after.Total__c,
		Decided_By__c: actor.userId,
		Decided_At__c: toApiDateTime(sim.clock.now()),
		Submitted_By__c: submission?.SubmittedById ?? null,
		Vendor_Id__c: after.Supplier__c,
	});
}
