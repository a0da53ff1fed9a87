import type { FieldDefinition, FieldType, ObjectDefinition } from '../../metadata/definition';
import type { AvroField, AvroSchema, AvroType } from '../schema';

/** Not in change events (Salesforce Change Data Capture guide, message structure, 2026-11). */
/** The currency of a record is not modelled in its change events. */
const LEFT_OUT = ['Id', 'IsDeleted', 'SystemModstamp', 'CurrencyIsoCode'];

/** What a change did, or that something is missing (Change Data Capture guide, header fields, 2026-11). */
export const CHANGE_TYPES = [
	'CREATE',
	'UPDATE',
	'DELETE',
	'UNDELETE',
	'GAP_CREATE',
	'GAP_UPDATE',
	'GAP_DELETE',
	'GAP_UNDELETE',
	'GAP_OVERFLOW',
	'SNAPSHOT',
] as const;

export type ChangeType = (typeof CHANGE_TYPES)[number];

/** Parts of an address, in the order of its Avro record; the object's fields are called BillingStreet and so on. */
export const ADDRESS_PARTS: ReadonlyArray<[string, string]> = [
	['Street', 'string'],
	['City', 'string'],
	['State', 'string'],
	['PostalCode', 'string'],
	['Country', 'string'],
	['StateCode', 'string'],
	['CountryCode', 'string'],
	['Latitude', 'double'],
	['Longitude', 'double'],
	['Xyz', 'string'],
	['GeocodeAccuracy', 'string'],
];

/** The Avro type of each field type, and how the definition's documentation calls it. */
const TYPES: Record<FieldType, [string, string]> = {
	id: ['string', 'Data:EntityId'],
	string: ['string', 'Data:Text'],
	textarea: ['string', 'Data:StringPlusClob'],
	phone: ['string', 'Data:Phone'],
	url: ['string', 'Data:Url'],
	email: ['string', 'Data:Email'],
	picklist: ['string', 'Data:DynamicEnum'],
	currency: ['double', 'Data:Currency'],
	double: ['double', 'Data:Double'],
	int: ['int', 'Data:Integer'],
	boolean: ['boolean', 'Data:Boolean'],
	date: ['long', 'Data:DateOnly'],
	datetime: ['long', 'Data:DateTime'],
	time: ['long', 'Data:TimeOnly'],
	multipicklist: ['string', 'Data:MultiEnum'],
	reference: ['string', 'ForeignKey:EntityId'],
};

const HEADER: AvroType = {
	type: 'record',
	name: 'ChangeEventHeader',
	fields: [
		{ name: 'entityName', type: 'string' },
		{ name: 'recordIds', type: { type: 'array', items: 'string' } },
		{ name: 'changeType', type: { type: 'enum', name: 'ChangeType', symbols: [...CHANGE_TYPES] } },
		{ name: 'changeOrigin', type: 'string' },
		{ name: 'transactionKey', type: 'string' },
		{ name: 'sequenceNumber', type: 'int' },
		{ name: 'commitTimestamp', type: 'long' },
		{ name: 'commitNumber', type: 'long' },
		{ name: 'commitUser', type: 'string' },
		{ name: 'nulledFields', type: { type: 'array', items: 'string' } },
		{ name: 'diffFields', type: { type: 'array', items: 'string' } },
		{ name: 'changedFields', type: { type: 'array', items: 'string' } },
	],
};

/** Where a field of the object stands in the event: its place, and the part's place within a compound field. */
export interface Slot {
	field: FieldDefinition;
	path: [number] | [number, number];
	/** Name of the event's field, and of the part. */
	names: [string] | [string, string];
}

/** The change event of one object. */
export interface ChangeEventDefinition {
	/** `AccountChangeEvent`, `AP_Invoice__ChangeEvent`. */
	name: string;
	/** `/data/` and the name. */
	topic: string;
	schema: AvroSchema;
	slots: Slot[];
}

/** Builds the definition Salesforce generates for an object's change event; address fields become one compound field. */
export function changeEventOf(object: ObjectDefinition): ChangeEventDefinition {
	const name = object.name.endsWith('__c')
		? `${object.name.slice(0, -1)}ChangeEvent`
		: `${object.name}ChangeEvent`;
	const fields: AvroField[] = [{ name: 'ChangeEventHeader', type: HEADER }];
	const slots: Slot[] = [];
	for (const field of object.fields.filter((candidate) => !LEFT_OUT.includes(candidate.name))) {
		const [, compound, part] = /^(Billing|Shipping)([A-Z]\w+)$/.exec(field.name) ?? [];
		const partPlace = ADDRESS_PARTS.findIndex(([partName]) => partName === part);
		const eventField = partPlace < 0 ? field.name : `${compound}Address`;
		let place = fields.findIndex((candidate) => candidate.name === eventField);
		if (place < 0)
			place = fields.push(partPlace < 0 ? toAvroField(object, field) : toAddress(eventField, fields)) - 1;
		slots.push(
			partPlace < 0
				? { field, path: [place], names: [field.name] }
				: { field, path: [place, partPlace], names: [eventField, part] },
		);
	}
	const schema: AvroSchema = { type: 'record', name, namespace: 'com.sforce.eventbus', fields };
	return { name, topic: `/data/${name}`, schema, slots };
}

function toAvroField(object: ObjectDefinition, { name, type }: FieldDefinition): AvroField {
	const [avroType, doc] = TYPES[type];
	// An account's name is a text, or the parts of a person's name where the org has person accounts.
	const isSwitchable = object.name === 'Account' && name === 'Name';
	const types: AvroType = isSwitchable ? ['null', 'string', PERSON_NAME] : ['null', avroType];
	return { name, type: types, doc: isSwitchable ? 'Data:Switchable_PersonName' : doc, default: null };
}

/** Avro names a record once; a second address refers to the first. */
function toAddress(name: string, before: AvroField[]): AvroField {
	const isKnown = before.some((field) => field.doc === 'Data:Address');
	const address = { type: 'record' as const, name: 'Address', fields: optional(ADDRESS_PARTS) };
	return { name, type: ['null', isKnown ? 'Address' : address], doc: 'Data:Address', default: null };
}

function optional(parts: ReadonlyArray<[string, string]>): AvroField[] {
	return parts.map(([name, type]) => ({ name, type: ['null', type], default: null }));
}

const PERSON_NAME = {
	type: 'record' as const,
	name: 'Switchable_PersonName',
	fields: optional([
		['Salutation', 'string'],
		['FirstName', 'string'],
		['LastName', 'string'],
	]),
};
