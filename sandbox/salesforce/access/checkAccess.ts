import { refusal } from '../refusals';
import type { FieldDefinition, ObjectDefinition } from '../schema/definition';
import type { Actor } from '../simulation';

/** What is left of an object for a user: undefined where they do not see it. */
export function visibleTo(actor: Actor, object: ObjectDefinition): ObjectDefinition | undefined {
	const level = actor.access?.objects.get(object.name.toLowerCase());
	if (level === 'none') return undefined;
	const isReadOnly = level === 'read';
	return {
		...object,
		...(isReadOnly && { createable: false, updateable: false, deletable: false }),
		fields: object.fields
			.filter((field) => fieldLevel(actor, object, field) !== 'none')
			.map((field) =>
				isReadOnly || fieldLevel(actor, object, field) === 'read'
					? { ...field, createable: false, updateable: false }
					: field,
			),
	};
}

/**
 * Checks the object permission for a write. Events count as objects: creating one is publishing it.
 * @throws {Refusal} INSUFFICIENT_ACCESS_OR_READONLY
 */
export function checkMayWrite(actor: Actor, object: ObjectDefinition): void {
	if (actor.access?.objects.has(object.name.toLowerCase())) throw refusal('noObjectAccess');
}

/** Whether a lock does not stop this user: administrators, and Modify All on the object. */
export function mayEditLocked(actor: Actor, object: ObjectDefinition): boolean {
	return actor.isAdministrator || (actor.access?.modifyAll.has(object.name.toLowerCase()) ?? false);
}

/** The user's level on one field; undefined is full access. */
export function fieldLevel(
	actor: Actor | undefined,
	object: ObjectDefinition,
	field: FieldDefinition,
): 'none' | 'read' | undefined {
	return actor?.access?.fields.get(`${object.name}.${field.name}`.toLowerCase());
}
