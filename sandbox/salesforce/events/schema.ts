import { createHash } from 'node:crypto';
import { Type, types } from 'avsc';

/** A type of Avro: the name of one, or a definition on the spot. */
type SingleType =
	| string
	| { type: 'record'; name: string; fields: AvroField[] }
	| { type: 'array'; items: string }
	| { type: 'enum'; name: string; symbols: string[] };

/** A type of Avro, or a union of several. */
export type AvroType = SingleType | SingleType[];

/** One field of an event's Avro record, as Salesforce writes it: custom fields are unions with null. */
export interface AvroField {
	name: string;
	type: AvroType;
	doc?: string;
	default?: null;
}

/** The Avro record of one platform event. */
export interface AvroSchema {
	type: 'record';
	name: string;
	namespace: string;
	fields: AvroField[];
}

/** Platform event field types the sandbox offers, and the Avro type each travels as. */
const AVRO_TYPES = { Text: 'string', Number: 'double', Checkbox: 'boolean', DateTime: 'long' } as const;

/** The types a platform event's field may have here. */
export const EVENT_FIELD_TYPES = Object.keys(AVRO_TYPES) as Array<keyof typeof AVRO_TYPES>;

/** A custom field of a platform event, as its metadata names it. */
export interface EventFieldDefinition {
	name: string;
	type: keyof typeof AVRO_TYPES;
}

/**
 * Builds the Avro schema Salesforce generates for a platform event: `CreatedDate` (epoch ms) and `CreatedById` are
 * required, custom fields may be null. Date-times travel as epoch milliseconds.
 */
export function platformEventSchema(apiName: string, fields: EventFieldDefinition[]): AvroSchema {
	return {
		type: 'record',
		name: apiName,
		namespace: 'com.sforce.eventbus',
		fields: [
			{ name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
			{ name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
			...fields.map(({ name, type }) => ({
				name,
				type: ['null', AVRO_TYPES[type]],
				doc: `Data:${type}`,
				default: null,
			})),
		],
	};
}

/** The id of a schema, 22 characters. It depends on the definition alone, so that a changed event has a new id. */
export function schemaIdOf(schema: AvroSchema): string {
	return createHash('sha256').update(JSON.stringify(schema)).digest('base64url').slice(0, 22);
}

/** Longs as they are given in events: a number, or its digits as text, which the state file can hold as well. */
type Long = number | string;

/** The whole range of Avro's long. The library's own ends at 2^53, commit numbers of real orgs do not. */
const WHOLE_LONG = types.LongType.__with({
	toBuffer: (value: Long) => {
		const bytes = Buffer.alloc(8);
		bytes.writeBigInt64LE(BigInt(value));
		return bytes;
	},
	fromBuffer: (bytes: Buffer): Long => {
		const value = bytes.readBigInt64LE();
		const isSafe = value === BigInt(Number(value)) && Number.isSafeInteger(Number(value));
		return isSafe ? Number(value) : value.toString();
	},
	isValid: (value: unknown) =>
		Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,19}$/.test(value)),
	fromJSON: (value: Long) => value,
	toJSON: (value: Long) => value,
	compare: (one: Long, other: Long) =>
		BigInt(one) < BigInt(other) ? -1 : Number(BigInt(one) > BigInt(other)),
});

/** Makes the coder between an event's fields and its Avro bytes (binary, without a container). */
export function coderFor(schema: AvroSchema): Type {
	// The copy keeps the published JSON untouched: the library may normalise what it is given.
	return Type.forSchema(structuredClone(schema), { registry: { long: WHOLE_LONG } });
}

/**
 * Completes an event's fields to what its schema wants: absent optional fields become null and ISO date-times become
 * epoch milliseconds.
 * @throws {Error} naming the field when it is unknown or its value does not fit
 */
export function completeFields(
	schema: AvroSchema,
	coder: Type,
	given: Record<string, unknown>,
): Record<string, unknown> {
	const known = new Set(schema.fields.map(({ name }) => name));
	const unknownName = Object.keys(given).find((name) => !known.has(name));
	if (unknownName) throw new Error(`No such field ${unknownName} on ${schema.name}`);
	const complete = Object.fromEntries(
		schema.fields.map((field) => [field.name, toAvroValue(field, given[field.name])]),
	);
	coder.isValid(complete, {
		errorHook: (path) => {
			throw new Error(`The value of ${path.join('.')} does not fit its type in ${schema.name}`);
		},
	});
	return complete;
}

function toAvroValue(field: AvroField, value: unknown): unknown {
	if (value === undefined) return null;
	const isDateTime = field.doc?.endsWith(':DateTime') ?? false;
	return isDateTime && typeof value === 'string' ? Date.parse(value) : value;
}
