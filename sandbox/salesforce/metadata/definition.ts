/** Field types of the describe call that the simulator models. */
export type FieldType =
	| 'id'
	| 'string'
	| 'textarea'
	| 'phone'
	| 'url'
	| 'email'
	| 'picklist'
	/** Choices with semicolons between them. */
	| 'multipicklist'
	| 'currency'
	| 'double'
	| 'int'
	| 'boolean'
	| 'date'
	| 'datetime'
	/** A time of day, without a zone. */
	| 'time'
	| 'reference';

/** What a field can hold; null is an empty field. */
export type FieldValue = string | number | boolean | null;

/** One field of an object, as its metadata and the describe call state it. */
export interface FieldDefinition {
	name: string;
	label: string;
	type: FieldType;
	/** Characters a text may have. */
	length?: number;
	/** Digits of a number in all, and after the point. */
	precision?: number;
	scale?: number;
	/** Refused when empty (REQUIRED_FIELD_MISSING). */
	required?: boolean;
	createable: boolean;
	updateable: boolean;
	externalId?: boolean;
	unique?: boolean;
	caseSensitive?: boolean;
	/** API names of a restricted picklist. */
	picklistValues?: readonly string[];
	defaultValue?: FieldValue;
	/** Objects a reference may point to; more than one makes it polymorphic. */
	referenceTo?: readonly string[];
	/** Name of the parent in queries, such as `Vendor__r`. */
	relationshipName?: string;
	/** Name of the children in the parent's subqueries, such as `AP_Invoice_Lines__r`. */
	childRelationshipName?: string;
	/** Master-detail: the record dies with its parent and cannot move to another. */
	masterDetail?: boolean;
	/** Prefix and digits of an auto number, such as `AP-` and 6. */
	autoNumber?: { prefix: string; digits: number };
	/** Kept in an index besides ids, references and external ids. */
	indexed?: boolean;
	/** False for long text, which SOQL cannot filter on. */
	filterable?: boolean;
}

/** One object (table) of the org. */
export interface ObjectDefinition {
	name: string;
	label: string;
	labelPlural: string;
	keyPrefix: string;
	createable: boolean;
	updateable: boolean;
	deletable: boolean;
	/** False for objects reached only through a parent's relationship, and for events. */
	queryable: boolean;
	fields: readonly FieldDefinition[];
}

type Details = Partial<Omit<FieldDefinition, 'name' | 'type'>>;

/** A field with the defaults of its type; everything may be edited unless said otherwise. */
export function field(name: string, type: FieldType, details: Details = {}): FieldDefinition {
	return { name, type, label: labelOf(name), createable: true, updateable: true, ...details };
}

/** A field that only the platform writes. */
export function systemField(name: string, type: FieldType, details: Details = {}): FieldDefinition {
	return field(name, type, { createable: false, updateable: false, ...details });
}

/** A text of up to `length` characters. */
export function text(name: string, length: number, details: Details = {}): FieldDefinition {
	return field(name, 'string', { length, ...details });
}

/** An amount of money with two decimals. */
export function currency(name: string, details: Details = {}): FieldDefinition {
	return field(name, 'currency', { precision: 18, scale: 2, ...details });
}

/** A restricted picklist. */
export function picklist(name: string, values: readonly string[], details: Details = {}): FieldDefinition {
	return field(name, 'picklist', { length: 255, picklistValues: values, ...details });
}

/** A reference to one object. */
export function lookup(name: string, referenceTo: string, details: Details = {}): FieldDefinition {
	const relationshipName = name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
	return field(name, 'reference', { length: 18, referenceTo: [referenceTo], relationshipName, ...details });
}

function labelOf(name: string): string {
	return name
		.replace(/__[ce]$/, '')
		.replaceAll('_', ' ')
		.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** One record: every field of its object, null where empty. Rows are never changed in place, so a reader can keep one. */
export type Row = Readonly<Record<string, FieldValue>>;

/** Tells events from records by the ending of the name. */
export function isPlatformEvent(object: ObjectDefinition): boolean {
	return object.name.endsWith('__e');
}
