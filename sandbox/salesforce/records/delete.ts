import { checkMayWrite, mayEditLocked } from '../access/checkAccess';
import { toApiDateTime } from '../clock';
import { refusal } from '../refusals';
import type { ObjectDefinition } from '../schema/definition';
import { childRelationships } from '../schema/org';
import type { Actor, Simulation } from '../simulation';

/**
 * Moves a record and its details to the recycle bin; look-ups that pointed to it become empty.
 * @throws {Refusal} when the object or the lock does not allow it
 */
export function deleteRecord(sim: Simulation, actor: Actor, object: ObjectDefinition, id: string): void {
	if (!object.deletable) throw refusal('operationNotSupported', { object: object.name, operation: 'delete' });
	checkMayWrite(actor, object);
	const row = sim.store.table(object).get(id);
	if (!row) throw refusal(sim.store.recycleBin(object).get(id) ? 'entityDeleted' : 'notFound');
	if (sim.store.isLocked(id) && !mayEditLocked(actor, object)) throw refusal('entityLocked', {}, []);
	for (const { child, field } of childRelationships(object)) {
		const children = sim.store.table(child).find(field.name, id);
		for (const childRow of children) {
			if (field.masterDetail)
				deleteRecord(sim, { ...actor, isAdministrator: true, access: undefined }, child, String(childRow.Id));
			else if (field.createable) sim.store.put(child, { ...childRow, [field.name]: null });
		}
	}
	const SystemModstamp = toApiDateTime(sim.clock.now());
	sim.changes.note({ object, userId: actor.userId, before: row });
	sim.store.remove(object, id, { ...row, IsDeleted: true, SystemModstamp });
}
