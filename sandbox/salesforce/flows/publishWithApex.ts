import { latestFlowSubmission } from '../approvals/flow/lookups';
import { latestSubmission } from '../approvals/lookups';
import type { Row } from '../metadata/definition';
import { announceEvent } from '../records/announceEvent';
import type { Actor, Save, Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';

const DECISIONS = ['Approved', 'Rejected', 'Recalled'];

/**
 * What the Apex trigger of the shipped package does after an update of an invoice. Unlike the flow it knows both
 * approval engines. Written down here, because Apex cannot be run from its source; not modelled: its failure path.
 */
export function publishWithApex(sim: Simulation, actor: Actor, { object, before, after }: Save): void {
	if (object.name !== 'AP_Invoice__c' || !before) return;
	const decision = after.Approval_Status__c;
	if (before.Approval_Status__c === decision) return;
	const { statics } = sim.store;
	const announced = `BillApprovalPublisher.ANNOUNCED ${String(after.Id)}`;
	if (typeof decision !== 'string' || !DECISIONS.includes(decision)) {
		statics.delete(announced);
		return;
	}
	if (statics.get(announced) === decision) return;
	statics.set(announced, decision);
	const submission = latestOfEither(sim, String(after.Id));
	announceEvent(sim, 'BILL_Approval__e', {
		Record_Id__c: after.Id,
		Object_Name__c: object.name,
		Decision__c: decision,
		Approval_Id__c: submission?.Id ?? null,
		Amount__c: after.Amount__c,
		Decided_By__c: actor.userId,
		Decided_At__c: toApiDateTime(sim.clock.now()),
		Submitted_By__c: submission?.SubmittedById ?? null,
		Vendor_Id__c: after.Vendor__c,
	});
}

/** The newest submission of either engine: a record is in one approval at a time. */
function latestOfEither(sim: Simulation, recordId: string): Row | undefined {
	const rounds = [latestSubmission(sim, recordId), latestFlowSubmission(sim, recordId)].filter(
		(round) => round !== undefined,
	);
	rounds.sort((one, other) => String(other.CreatedDate).localeCompare(String(one.CreatedDate)));
	return rounds[0];
}
