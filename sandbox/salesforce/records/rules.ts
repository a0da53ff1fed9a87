import type { FieldValue, ObjectDefinition, Row } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { objectOfId, ORG_OBJECTS } from '../schema/org';
import type { Simulation } from '../simulation/simulation';
import type { Store } from '../store/store';
import { loadValidationRules } from './validationRule';

const VALIDATION_RULES = new Map(ORG_OBJECTS.map((object) => [object.name, loadValidationRules(object)]));

/**
 * Refuses a record that breaks a validation rule of the package, unless an administrator has deactivated them. Salesforce
 * does not run them for the field updates of approval processes and workflow rules.
 * @throws {Refusal} FIELD_CUSTOM_VALIDATION_EXCEPTION with the words of the rule
 */
export function checkValidationRules(
	{ store, switches }: Pick<Simulation, 'store' | 'switches'>,
	object: ObjectDefinition,
	{ before, after }: { before?: Row; after: Row },
): void {
	if (!switches.validationRulesAreActive) return;
	const parent = (of: ObjectDefinition, id: FieldValue) =>
		typeof id === 'string' ? store.table(of).get(id) : undefined;
	for (const { message, isBroken } of VALIDATION_RULES.get(object.name) ?? [])
		if (isBroken({ before, after, parent })) throw refusal('validationRule', { message }, []);
}

/**
 * Refuses a record with an empty required field.
 * @throws {Refusal} REQUIRED_FIELD_MISSING naming all of them
 */
export function checkRequired(object: ObjectDefinition, row: Row): void {
	const missing = object.fields
		.filter(({ name, required }) => required && row[name] === null)
		.map(({ name }) => name);
	if (missing.length > 0) throw refusal('requiredMissing', { fields: missing.join(', ') }, missing);
}

/**
 * Refuses a value that another record has in a unique field. Empty values may repeat.
 * @throws {Refusal} DUPLICATE_VALUE naming the other record
 */
export function checkUnique(store: Store, object: ObjectDefinition, row: Row): void {
	for (const { name, unique, caseSensitive } of object.fields) {
		if (!unique) continue;
		const value = row[name];
		const duplicate = store
			.table(object)
			.find(name, value)
			.find((other) => other.Id !== row.Id && (!caseSensitive || other[name] === value));
		if (duplicate) throw refusal('duplicateValue', { field: name, id: String(duplicate.Id).slice(0, 15) });
	}
}

/**
 * Refuses a reference to a record that does not exist or is of another object.
 * @throws {Refusal} MALFORMED_ID or INVALID_CROSS_REFERENCE_KEY
 */
export function checkReferences(
	store: Store,
	object: ObjectDefinition,
	changes: Record<string, FieldValue>,
): void {
	for (const { name, label, type, referenceTo } of object.fields) {
		const value = changes[name];
		if (type !== 'reference' || typeof value !== 'string') continue;
		const target = objectOfId(value);
		if (!target || !referenceTo?.includes(target.name)) {
			throw refusal('malformedReference', { label, value }, [name]);
		}
		if (!store.table(target).get(value)) throw refusal('brokenReference', {}, [name]);
	}
}
