import { checkMayWrite, mayEditLocked } from '../access/checkAccess';
import type { ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { childRelationships, findObject } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';

const MESSAGE =
	'The invoice of this line is approved: its lines can no longer change. To correct them, select Set Back to Draft on the invoice, and submit it for approval again.';

/**
 * What the Apex trigger of the shipped package does before a line of an invoice is deleted, which validation rules do not
 * see. It does not run when lines go with their invoice. Written down here, because Apex cannot be run from its source.
 * @throws {Refusal} FIELD_CUSTOM_VALIDATION_EXCEPTION when the invoice is approved
 */
function keepLineOfApprovedInvoice(sim: Simulation, object: ObjectDefinition, row: Row): void {
	if (object.name !== 'AP_Invoice_Line__c') return;
	const invoices = findObject('AP_Invoice__c');
	const invoice = invoices && sim.store.table(invoices).get(String(row.AP_Invoice__c));
	if (invoice?.Approval_Status__c === 'Approved') throw refusal('validationRule', { message: MESSAGE }, []);
}

/**
 * Moves a record and its details to the recycle bin; look-ups that pointed to it become empty.
 * @throws {Refusal} when the object, the lock or a trigger does not allow it
 */
export function deleteRecord(sim: Simulation, actor: Actor, object: ObjectDefinition, id: string): void {
	if (!object.deletable) throw refusal('operationNotSupported', { object: object.name, operation: 'delete' });
	checkMayWrite(actor, object, 'delete');
	const row = sim.store.table(object).get(id);
	if (!row) throw refusal(sim.store.recycleBin(object).get(id) ? 'entityDeleted' : 'notFound');
	if (sim.store.isLocked(id) && !mayEditLocked(actor, object)) throw refusal('entityLocked', {}, []);
	keepLineOfApprovedInvoice(sim, object, row);
	remove(sim, actor, object, row);
}

function remove(sim: Simulation, actor: Actor, object: ObjectDefinition, row: Row): void {
	const id = String(row.Id);
	for (const { child, field } of childRelationships(object)) {
		const children = sim.store.table(child).find(field.name, id);
		for (const childRow of children) {
			// What goes with its master asks nobody: no rights, no lock, no trigger.
			if (field.masterDetail) remove(sim, actor, child, childRow);
			else if (field.createable) sim.store.put(child, { ...childRow, [field.name]: null });
		}
	}
	const SystemModstamp = toApiDateTime(sim.clock.now());
	sim.changes.note({ object, userId: actor.userId, before: row });
	sim.store.remove(object, id, { ...row, IsDeleted: true, SystemModstamp });
}
