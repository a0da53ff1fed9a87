import { visibleTo } from '../access/checkAccess';
import { seesRecord } from '../access/sharing';
import type { ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { findObject } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { toId18 } from '../values/ids';

/** The object named in a path, as far as the user sees it. @throws {Refusal} NOT_FOUND */
export function requireObject(name: string, actor?: Actor): ObjectDefinition {
	const found = findObject(name);
	const object = found && actor ? visibleTo(actor, found) : found;
	if (!object) throw refusal('notFound');
	return object;
}

/**
 * The record of an id in a path, in 15 or 18 characters.
 * @throws {Refusal} NOT_FOUND, or ENTITY_IS_DELETED for one in the recycle bin
 */
export function requireRecord(sim: Simulation, object: ObjectDefinition, id: string, actor?: Actor): Row {
	const id18 = toId18(id);
	const row = id18 && sim.store.table(object).get(id18);
	if (row && seesRecord(sim, actor, row)) return row;
	throw refusal(id18 && sim.store.recycleBin(object).get(id18) ? 'entityDeleted' : 'notFound');
}
