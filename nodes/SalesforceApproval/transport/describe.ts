import { forget, remember } from '../../shared/memory/remember';
import type { SalesforceConnection } from './connection';
import { SalesforceRefusedError } from './refusal';

/** What the node needs to know about one field. */
export interface FieldShape {
	name: string;
	label: string;
	/** Salesforce's type, e.g. string, currency, double, int, boolean, date, datetime, picklist, reference, id. */
	type: string;
	isCreateable: boolean;
	isUpdateable: boolean;
	/** Records can be found by it: an external id, or a field such as Name or Email that Salesforce looks up. */
	isExternalId: boolean;
	/** An external id proper: the key of another system. */
	isExternalKey: boolean;
	/** No two records have the same value in it. */
	isUnique: boolean;
	isFilterable: boolean;
	isNameField: boolean;
	/** For lookups: the name of the path (Vendor__r) and the objects it may lead to. */
	relationshipName?: string;
	referenceTo: string[];
	/** Custom fields of the org, `__c`. */
	isCustom: boolean;
	/** Must be given when a record is created. */
	isRequired: boolean;
	/** Values of a picklist that takes no others; absent for every other field. */
	values?: Array<{ label: string; value: string }>;
}

/** What the node needs to know about one object. */
export interface ObjectShape {
	name: string;
	label: string;
	/** Whether the user may create and change records at all. */
	isCreateable: boolean;
	isUpdateable: boolean;
	/** By API name. */
	fields: Map<string, FieldShape>;
	/** Relationship name of a child list → the child's object. */
	childLists: Map<string, string>;
}

const HTTP_NOT_FOUND = 404;

/** Shapes change when an administrator changes the org; a flow that updates records must not ask each time. */
const KEEP_MS = 5 * 60_000;

/**
 * An object's fields and child lists as the credential's user sees them, kept for five minutes per org and credential.
 * `isFresh` asks Salesforce again.
 *
 * @throws SalesforceRefusedError NOT_FOUND when there is no such object
 */
export async function describeObject(
	salesforce: SalesforceConnection,
	name: string,
	isFresh = false,
): Promise<ObjectShape> {
	const key = `shape:${salesforce.origin} ${salesforce.credentialKey} ${name}`;
	if (isFresh) forget(key);
	return await remember(key, KEEP_MS, async () => await readShape(salesforce, name));
}

/** The field that says what the amounts of a record are in. Only orgs with several currencies have it. */
export const CURRENCY_FIELD = 'CurrencyIsoCode';

/**
 * Whether records of an object say what their amounts are in.
 *
 * @throws whatever else keeps Salesforce from answering: an amount that was read without its currency would be taken for dollars
 */
export async function hasCurrency(salesforce: SalesforceConnection, objectName: string): Promise<boolean> {
	return (await fieldsOfOrg(salesforce, objectName, [CURRENCY_FIELD])).length > 0;
}

/**
 * Those of some fields that an object has and the credential's user may read. An object that does not exist has none: the
 * query that follows says so.
 *
 * @throws whatever else keeps Salesforce from answering: a field that is there would be taken for missing
 */
export async function fieldsOfOrg(
	salesforce: SalesforceConnection,
	objectName: string,
	names: readonly string[],
): Promise<string[]> {
	return await describeObject(salesforce, objectName).then(
		({ fields }) => names.filter((name) => fields.has(name)),
		(failure: unknown) => {
			if (failure instanceof SalesforceRefusedError && failure.status === HTTP_NOT_FOUND) return [];
			throw failure;
		},
	);
}

async function readShape(salesforce: SalesforceConnection, name: string): Promise<ObjectShape> {
	const described = await salesforce.describe(name);
	const fields = described.fields.map((field): [string, FieldShape] => [
		field.name,
		{
			name: field.name,
			label: field.label,
			type: field.type,
			isCreateable: field.createable,
			isUpdateable: field.updateable,
			isExternalId: field.externalId || field.idLookup,
			isExternalKey: field.externalId === true,
			isUnique: field.unique === true,
			isFilterable: field.filterable,
			isNameField: field.nameField,
			relationshipName: field.relationshipName ?? undefined,
			referenceTo: field.referenceTo ?? [],
			isCustom: field.custom,
			isRequired: field.createable && field.nillable === false && field.defaultedOnCreate === false,
			...(field.restrictedPicklist &&
				field.type === 'picklist' && { values: activeValues(field.picklistValues ?? []) }),
		},
	]);
	const lists = (described.childRelationships ?? []).flatMap(
		({ relationshipName, childSObject }): Array<[string, string]> =>
			relationshipName ? [[relationshipName, childSObject]] : [],
	);
	return {
		name: described.name,
		label: described.label,
		isCreateable: described.createable,
		isUpdateable: described.updateable,
		fields: new Map(fields),
		childLists: new Map(lists),
	};
}

function activeValues(
	values: Array<{ active: boolean; label?: string | null; value: string }>,
): Array<{ label: string; value: string }> {
	return values.filter(({ active }) => active).map(({ label, value }) => ({ label: label ?? value, value }));
}
