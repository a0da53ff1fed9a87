import type { FieldDefinition, ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { findField } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import { createRecord, updateRecord } from './save';
import { toFieldValue } from './values';

/** The external id a record is named by. */
export interface ExternalKey {
	field: FieldDefinition;
	value: unknown;
}

/** What an upsert did, or the records among which it could not choose. */
export type UpsertOutcome = { created: boolean; row: Row } | { matches: Row[] };

/**
 * The external id field of an object by name; `Id` counts as one.
 * @throws {Refusal} NOT_FOUND when there is no such field or it is no external id
 */
export function requireExternalId(object: ObjectDefinition, name: string): FieldDefinition {
	const field = findField(object, name);
	const isVisible = field && object.fields.some(({ name: visible }) => visible === field.name);
	if (!isVisible || !(field.externalId || field.type === 'id'))
		throw refusal('externalIdField', { field: name });
	return field;
}

/** Records an external id names, compared with case where the field says so. */
export function findByExternalId(
	sim: Simulation,
	object: ObjectDefinition,
	{ field, value }: ExternalKey,
): Row[] {
	const wanted = toFieldValue(field, value);
	const found = sim.store.table(object).find(field.name, wanted);
	return field.caseSensitive ? found.filter((row) => row[field.name] === wanted) : found;
}

/**
 * Updates the record an external id names, or creates it unless `updateOnly` is asked for.
 * @throws {Refusal} as create and update do; NOT_FOUND when there is nothing to update
 */
export function upsertRecord(
	sim: Simulation,
	actor: Actor,
	object: ObjectDefinition,
	request: { key: ExternalKey; given: Record<string, unknown>; updateOnly?: boolean },
): UpsertOutcome {
	const { key, updateOnly } = request;
	const given = without(request.given, key.field.name);
	const matches = findByExternalId(sim, object, key);
	if (matches.length > 1) return { matches };
	if (matches.length === 1) {
		return { created: false, row: updateRecord(sim, actor, object, String(matches[0].Id), given) };
	}
	if (updateOnly || key.field.type === 'id') throw refusal('notFound');
	return { created: true, row: createRecord(sim, actor, object, { ...given, [key.field.name]: key.value }) };
}

/** The key stands in the address; in the body the platform refuses it, and collections carry it among the fields. */
function without(given: Record<string, unknown>, name: string): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(given).filter(([key]) => key.toLowerCase() !== name.toLowerCase()),
	);
}
