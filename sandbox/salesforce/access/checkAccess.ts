import { STAMP_FIELDS } from '../flows/stampApproved';
import type { FieldDefinition, ObjectDefinition } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { flowApprovalObjects } from '../schema/flowApproval';
import type { Actor } from '../simulation/simulation';
import { INTEGRATION_LICENCE, type ObjectRights } from '../state/rights';

/** What is left of an object for a user: undefined where they do not see it. */
export function visibleTo(actor: Actor, object: ObjectDefinition): ObjectDefinition | undefined {
	const level = actor.access?.objects.get(object.name.toLowerCase());
	if (level === 'none' || isBeyondLicence(actor, object)) return undefined;
	const isReadOnly = level === 'read';
	const { create, edit, delete: mayDelete } = rightsOn(actor, object);
	return {
		...object,
		createable: object.createable && create,
		updateable: object.updateable && edit,
		deletable: object.deletable && mayDelete,
		fields: object.fields
			.filter((field) => fieldLevel(actor, object, field) !== 'none')
			.map((field) =>
				isReadOnly || fieldLevel(actor, object, field) === 'read'
					? { ...field, createable: false, updateable: false }
					: { ...field, createable: field.createable && create, updateable: field.updateable && edit },
			),
	};
}

/** Flow approvals are for users with a full licence (object reference, ApprovalSubmission: special access rules). */
function isBeyondLicence({ access }: Actor, object: ObjectDefinition): boolean {
	return (
		access?.licence === INTEGRATION_LICENCE && flowApprovalObjects.some(({ name }) => name === object.name)
	);
}

function rightsOn({ access }: Actor, object: ObjectDefinition): ObjectRights {
	const name = object.name.toLowerCase();
	const may = !access?.objects.has(name);
	const rights = access?.rights?.get(name) ?? { create: true, edit: true, delete: true };
	return { create: may && rights.create, edit: may && rights.edit, delete: may && rights.delete };
}

/**
 * Checks the object permission for a kind of write. Events count as objects: creating one is publishing it.
 * @throws {Refusal} INSUFFICIENT_ACCESS_OR_READONLY
 */
export function checkMayWrite(actor: Actor, object: ObjectDefinition, right: keyof ObjectRights): void {
	if (!rightsOn(actor, object)[right]) throw refusal('noObjectAccess');
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
	if (field.name === 'CurrencyIsoCode' && actor?.hasOneCurrency) return 'none';
	if (actor?.lacksStamp && STAMP_FIELDS.includes(field.name)) return 'none';
	return actor?.access?.fields.get(`${object.name}.${field.name}`.toLowerCase());
}
