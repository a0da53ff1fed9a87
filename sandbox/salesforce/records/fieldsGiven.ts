import { isJsonObject } from '../../simulator/fields';
import { fieldLevel } from '../access/checkAccess';
import type { FieldDefinition, FieldValue, ObjectDefinition } from '../metadata/definition';
import { refusal, type Refusal } from '../refusals/refusal';
import { findField, findObject, findParent } from '../schema/org';
import type { Actor } from '../simulation/simulation';
import type { Store } from '../store/store';
import { mistyped, toFieldValue } from './values';

/** Which right of a field counts. */
export type Operation = 'create' | 'update';

/**
 * Reads the fields a caller wants to write, checked one by one against the object's definition.
 * @throws {Refusal} on an unknown column, one that may not be written, or a value that does not fit
 */
export function readFields(
	store: Store,
	object: ObjectDefinition,
	given: Record<string, unknown>,
	operation: Operation,
	actor?: Actor,
): Record<string, FieldValue> {
	const values: Record<string, FieldValue> = {};
	const forbidden: string[] = [];
	for (const [key, value] of Object.entries(given)) {
		if (key === 'attributes') continue;
		const [field, fieldValue] = readField(store, object, key, value);
		const level = fieldLevel(actor, object, field);
		if (level === 'none') throw unknownColumn(object, key);
		const isAllowed = operation === 'create' ? field.createable : field.updateable;
		if (isAllowed && level !== 'read') values[field.name] = fieldValue;
		else forbidden.push(field.name);
	}
	if (forbidden.length > 0) throw refusal('notWriteable', { fields: forbidden.join(', ') }, forbidden);
	return values;
}

function readField(
	store: Store,
	object: ObjectDefinition,
	key: string,
	value: unknown,
): [FieldDefinition, FieldValue] {
	const field = findField(object, key);
	if (field) return [field, toFieldValue(field, value)];
	const parent = findParent(object, key);
	if (!parent) throw unknownColumn(object, key);
	return [parent, parentId(store, object, parent, value)];
}

/** A parent may be named by an external id: `"Vendor__r": {"BILL_Vendor_Id__c": "0091"}`. */
function parentId(
	store: Store,
	object: ObjectDefinition,
	field: FieldDefinition,
	value: unknown,
): FieldValue {
	if (value === null) return null;
	if (!isJsonObject(value)) throw mistyped(field, value);
	const target = findObject(field.referenceTo?.[0] ?? '');
	const [key, wanted] = Object.entries(value).filter(([name]) => name !== 'attributes')[0] ?? [];
	const externalId = target && key ? findField(target, key) : undefined;
	if (!target || !externalId?.externalId)
		throw unknownColumn(object, `${field.relationshipName}.${key ?? ''}`);
	const [parent] = store.table(target).find(externalId.name, toFieldValue(externalId, wanted));
	if (!parent) {
		const values = { value: String(wanted), field: externalId.name, object: target.name };
		throw refusal('foreignKeyNotFound', values);
	}
	return parent.Id;
}

function unknownColumn(object: ObjectDefinition, column: string): Refusal {
	return refusal('unknownColumn', { column, object: object.name });
}
