import { refusal } from '../refusals/refusal';
import type { ObjectDefinition, Row } from '../metadata/definition';
import { findObject } from '../schema/org';
import type { Simulation } from '../simulation/simulation';

const MESSAGE =
	'The invoice of this line is approved: its lines can no longer change. To correct them, select Set Back to Draft on the invoice, and submit it for approval again.';

/**
 * What the Apex trigger of the shipped package does before a line of an invoice is deleted, which validation rules do not
 * see. It does not run when lines go with their invoice. Written down here, because Apex cannot be run from its source.
 * @throws {Refusal} FIELD_CUSTOM_VALIDATION_EXCEPTION when the invoice is approved
 */
export function keepLineOfApprovedInvoice(sim: Simulation, object: ObjectDefinition, row: Row): void {
	if (object.name !== 'AP_Invoice_Line__c') return;
	const invoices = findObject('AP_Invoice__c');
	const invoice = invoices && sim.store.table(invoices).get(String(row.AP_Invoice__c));
	if (invoice?.Approval_Status__c === 'Approved') throw refusal('validationRule', { message: MESSAGE }, []);
}
