import { checkMayWrite, mayEditLocked } from '../access/checkAccess';
import { toApiDateTime } from '../values/dates';
import { keepLineOfApprovedInvoice } from './approvedIsFrozen';
import { refusal } from '../refusals/refusal';
import type { ObjectDefinition, Row } from '../metadata/definition';
import { childRelationships } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';

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
