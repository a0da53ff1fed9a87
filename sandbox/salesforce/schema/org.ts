import type { FieldDefinition, ObjectDefinition } from '../metadata/definition';
import { account } from './account';
import { classicApprovalObjects } from './classicApproval';
import { flowApprovalObjects } from './flowApproval';
import { flowDefinitionView } from './flowDefinition';
import { groupObjects } from './group';
import { organization, user, userRecordAccess, userRole } from './organization';
import { payableObjects } from './payable';
import { shippedObjects } from './shippedPackage';
import { wideRecord } from './wideRecord';

/** Every object of the simulated org. */
export const ORG_OBJECTS: readonly ObjectDefinition[] = [
	account,
	user,
	userRole,
	userRecordAccess,
	organization,
	flowDefinitionView,
	...groupObjects,
	...classicApprovalObjects,
	...flowApprovalObjects,
	...shippedObjects,
	...payableObjects,
	wideRecord,
];

/** A field of another object that points to this one. */
export interface ChildRelationship {
	/** Name in subqueries. */
	name: string;
	child: ObjectDefinition;
	field: FieldDefinition;
}

const objects = new Map(ORG_OBJECTS.map((object) => [object.name.toLowerCase(), object]));
const fieldsOf = new Map(
	ORG_OBJECTS.map((object) => [
		object.name,
		new Map(object.fields.map((candidate) => [candidate.name.toLowerCase(), candidate])),
	]),
);
const parentsOf = new Map(
	ORG_OBJECTS.map((object) => [
		object.name,
		new Map(
			object.fields
				.filter((candidate) => candidate.relationshipName)
				.map((candidate) => [(candidate.relationshipName ?? '').toLowerCase(), candidate]),
		),
	]),
);
const prefixes = new Map(
	ORG_OBJECTS.filter(({ queryable }) => queryable).map((object) => [object.keyPrefix, object]),
);
const childrenOf = new Map(ORG_OBJECTS.map((object) => [object.name, collectChildren(object)]));

/** Finds an object by its API name in any case. */
export function findObject(name: string): ObjectDefinition | undefined {
	return objects.get(name.toLowerCase());
}

/** Finds a field of an object by its API name in any case. */
export function findField(object: ObjectDefinition, name: string): FieldDefinition | undefined {
	return fieldsOf.get(object.name)?.get(name.toLowerCase());
}

/** Finds the reference behind a parent relationship name such as `Vendor__r`, in any case. */
export function findParent(object: ObjectDefinition, relationshipName: string): FieldDefinition | undefined {
	return parentsOf.get(object.name)?.get(relationshipName.toLowerCase());
}

/** The object an id belongs to, by its first three characters. */
export function objectOfId(id: string): ObjectDefinition | undefined {
	return prefixes.get(id.slice(0, 3));
}

/** References of all objects that name this one as their parent in a subquery. */
export function childRelationships(object: ObjectDefinition): readonly ChildRelationship[] {
	return childrenOf.get(object.name) ?? [];
}

function collectChildren(object: ObjectDefinition): ChildRelationship[] {
	return ORG_OBJECTS.flatMap((child) =>
		child.fields
			.filter((candidate) => candidate.referenceTo?.includes(object.name) && candidate.childRelationshipName)
			.map((candidate) => ({ name: candidate.childRelationshipName ?? '', child, field: candidate })),
	);
}
