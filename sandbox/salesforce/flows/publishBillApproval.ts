import { loadRecordFlow } from '../metadata/recordFlow';
import type { Actor, Save, Simulation } from '../simulation/simulation';
import { publishWithApex } from './publishWithApex';
import { runRecordFlow } from './runRecordFlow';

const FLOW = loadRecordFlow('Publish_BILL_Approval');

/**
 * Announces the final decision on an invoice as the shipped Salesforce package does: by its flow "Publish BILL
 * Approval", run as its source has it, or by its Apex trigger where the org has chosen that. The event leaves the org
 * after commit.
 */
export function publishBillApproval(sim: Simulation, actor: Actor, save: Save): void {
	const { flowsAreActive, publishWithApex: isApexChosen, suppressApprovalEvents } = sim.switches;
	if (suppressApprovalEvents) return;
	if (isApexChosen) {
		publishWithApex(sim, actor, save);
		// As in an org with a workflow rule that updates a field of the invoice: triggers alone run again (Apex guide,
		// Triggers and Order of Execution), with Trigger.old as in the first run. They may announce nothing twice.
		publishWithApex(sim, actor, save);
	}
	if (flowsAreActive) runRecordFlow(sim, actor, FLOW, save);
}
