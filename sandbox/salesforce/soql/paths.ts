import { fieldLevel } from '../access/checkAccess';
import { seesRecord } from '../access/sharing';
import type { FieldDefinition, FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { findField, findObject, findParent, objectOfId } from '../schema/org';
import type { Actor, Simulation } from '../simulation/simulation';
import type { QueryScope } from './scope';

/** A field reached from a row, possibly through parents (`Vendor__r.Name`). */
export interface FieldPath {
	/** Parent relationships on the way, in the schema's spelling. */
	parents: FieldDefinition[];
	field: FieldDefinition;
	read(row: Row): FieldValue;
}

/** Fields every record shows through a polymorphic relationship. */
const POLYMORPHIC_FIELDS: readonly FieldDefinition[] = [
	{ name: 'Id', label: 'ID', type: 'id', createable: false, updateable: false },
	{ name: 'Name', label: 'Name', type: 'string', createable: false, updateable: false },
	{ name: 'Type', label: 'Type', type: 'string', createable: false, updateable: false },
];

/**
 * Finds what a dotted path means, starting at an object. An alias of the object may stand in front.
 * @throws {Refusal} INVALID_FIELD on an unknown field or relationship
 */
export function resolvePath(
	{ sim, object, alias, actor }: Pick<QueryScope, 'sim' | 'object' | 'alias' | 'actor'>,
	path: string,
): FieldPath {
	const parts = path.split('.');
	const isPrefixed =
		parts.length > 1 && [alias, object.name].some((name) => name?.toLowerCase() === parts[0].toLowerCase());
	if (isPrefixed && !findParent(object, parts[0])) parts.shift();
	const fieldName = parts.pop() ?? '';
	const parents: FieldDefinition[] = [];
	let owner: ObjectDefinition | undefined = object;
	for (const relationship of parts) {
		const parent: FieldDefinition | undefined = owner && findParent(owner, relationship);
		if (!parent || (owner && isHidden(actor, owner, parent)))
			throw refusal('unknownRelationship', { relationship });
		parents.push(parent);
		owner = isPolymorphic(parent) ? undefined : findObject(parent.referenceTo?.[0] ?? '');
	}
	const field = owner ? findField(owner, fieldName) : findPolymorphicField(fieldName);
	if (!field || (owner && isHidden(actor, owner, field)))
		throw refusal('unknownQueryColumn', { column: fieldName, object: owner?.name ?? 'Name' });
	return { parents, field, read: (row) => readField(followParents(sim, actor, row, parents), field) };
}

/** True where a reference may point to several objects; only Id, Name and Type can be read through it. */
export function isPolymorphic(field: FieldDefinition): boolean {
	return (field.referenceTo?.length ?? 0) > 1;
}

function isHidden(actor: Actor | undefined, owner: ObjectDefinition, field: FieldDefinition): boolean {
	return fieldLevel(actor, owner, field) === 'none';
}

/** The parent record a reference of a row points to, where the user sees it. */
export function parentOf(
	sim: Simulation,
	actor: Actor | undefined,
	row: Row,
	reference: FieldDefinition,
): Row | undefined {
	const id = row[reference.name];
	const object = typeof id === 'string' ? objectOfId(id) : undefined;
	const parent = object && typeof id === 'string' ? sim.store.table(object).get(id) : undefined;
	return parent && seesRecord(sim, actor, parent) ? parent : undefined;
}

/** The value of a field, `Type` of a polymorphic parent included. */
export function readField(row: Row | undefined, field: FieldDefinition): FieldValue {
	if (!row) return null;
	if (field.name === 'Type' && !('Type' in row)) return objectOfId(String(row.Id))?.name ?? null;
	return row[field.name] ?? null;
}

function followParents(
	sim: Simulation,
	actor: Actor | undefined,
	row: Row,
	parents: FieldDefinition[],
): Row | undefined {
	let current: Row | undefined = row;
	for (const parent of parents) {
		if (!current) return undefined;
		current = parentOf(sim, actor, current, parent);
	}
	return current;
}

function findPolymorphicField(name: string): FieldDefinition | undefined {
	return POLYMORPHIC_FIELDS.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
