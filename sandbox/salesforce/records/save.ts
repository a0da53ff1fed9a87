import { checkMayWrite, mayEditLocked } from '../access/checkAccess';
import { maySaveRecord, seesRecord } from '../access/sharing';
import { stampApproved } from '../flows/stampApproved';
import type { FieldDefinition, FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { STAMPED_ON_SAVE } from '../metadata/systemFields';
import { refusal } from '../refusals/refusal';
import { findField } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { toApiDateTime } from '../values/dates';
import { readFields } from './fieldsGiven';
import { checkReferences, checkRequired, checkUnique, checkValidationRules } from './rules';

/**
 * Creates a record from JSON fields and runs the automation behind it.
 * @throws {Refusal} when a field, a reference or a unique value does not allow it
 */
export function createRecord(
	sim: Simulation,
	actor: Actor,
	object: ObjectDefinition,
	given: Record<string, unknown>,
): Row {
	if (!object.createable)
		throw refusal('operationNotSupported', { object: object.name, operation: 'create' });
	checkMayWrite(actor, object, 'create');
	const values = readFields(sim.store, object, given, 'create', actor);
	checkReferences(sim.store, object, values);
	return insertRow(sim, actor, object, values);
}

/**
 * Writes a new row with defaults, numbers and stamps. For callers inside the platform: rights are not checked.
 * @throws {Refusal} when a required field is empty, a unique value is taken or a validation rule is broken
 */
export function insertRow(
	sim: Simulation,
	actor: Actor,
	object: ObjectDefinition,
	values: Record<string, FieldValue>,
): Row {
	const stamp = toApiDateTime(sim.clock.now());
	const automatic: Record<string, FieldValue> = {
		Id: sim.store.nextId(object),
		CreatedDate: stamp,
		CreatedById: actor.userId,
		OwnerId: actor.userId,
		...stamps(stamp, actor),
	};
	const created: Row = Object.fromEntries(
		object.fields.map((field) => [
			field.name,
			values[field.name] ?? automatic[field.name] ?? initialValue(sim, object, field),
		]),
	);
	const row = stampApproved(sim, { object, after: created });
	checkRequired(object, row);
	checkUnique(sim.store, object, row);
	checkValidationRules(sim, object, { after: row });
	sim.store.put(object, row);
	sim.changes.note({ object, userId: actor.userId, after: row });
	sim.afterSave(sim, actor, { object, after: row });
	return row;
}

/**
 * Changes a record by JSON fields. A locked record takes changes from administrators only.
 * @throws {Refusal} when the lock, a field, a reference or a unique value does not allow it
 */
export function updateRecord(
	sim: Simulation,
	actor: Actor,
	object: ObjectDefinition,
	id: string,
	given: Record<string, unknown>,
): Row {
	if (!object.updateable)
		throw refusal('operationNotSupported', { object: object.name, operation: 'update' });
	checkMayWrite(actor, object, 'edit');
	const row = sim.store.table(object).get(id);
	if (row && !seesRecord(sim, actor, row)) throw refusal('notFound');
	if (row && !maySaveRecord(sim, actor, row)) throw refusal('noObjectAccess');
	const values = readFields(sim.store, object, given, 'update', actor);
	if (sim.store.isLocked(id) && !mayEditLocked(actor, object)) throw refusal('entityLocked', {}, []);
	checkReferences(sim.store, object, values);
	return changeRow(sim, actor, object, id, values);
}

/**
 * Writes changed values to an existing row. For callers inside the platform: locks and rights are not checked.
 * @throws {Refusal} when the record is gone, a required field gets empty, a unique value is taken or a validation rule is
 * broken
 */
export function changeRow(
	sim: Simulation,
	actor: Actor,
	object: ObjectDefinition,
	id: string,
	values: Record<string, FieldValue>,
): Row {
	const before = sim.store.table(object).get(id);
	if (!before) throw refusal(sim.store.recycleBin(object).get(id) ? 'entityDeleted' : 'notFound');
	const stamped = Object.entries(stamps(toApiDateTime(sim.clock.now()), actor)).filter(([name]) =>
		findField(object, name),
	);
	const changed: Row = { ...before, ...values, ...Object.fromEntries(stamped) };
	const after = stampApproved(sim, { object, before, after: changed });
	checkRequired(object, after);
	checkUnique(sim.store, object, after);
	checkValidationRules(sim, object, { before, after });
	sim.store.put(object, after);
	sim.changes.note({ object, userId: actor.userId, before, after });
	sim.afterSave(sim, actor, { object, before, after });
	return after;
}

function stamps(stamp: string, actor: Actor): Record<(typeof STAMPED_ON_SAVE)[number], FieldValue> {
	return { LastModifiedDate: stamp, LastModifiedById: actor.userId, SystemModstamp: stamp };
}

function initialValue(sim: Simulation, object: ObjectDefinition, field: FieldDefinition): FieldValue {
	if (field.autoNumber) {
		const number = sim.store.nextAutoNumber(`${object.name}.${field.name}`);
		return field.autoNumber.prefix + String(number).padStart(field.autoNumber.digits, '0');
	}
	return field.defaultValue ?? (field.type === 'boolean' ? false : null);
}
