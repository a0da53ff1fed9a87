import { Type, types } from 'avsc';
import type { IDataObject } from 'n8n-workflow';
import { namesBehind, type NamedField } from './bitmap';
import { exactNumber } from '../../../shared/values/count';
import { orUnusable, UnusableEventError } from '../source/translator';
import type { PubSubClient } from './client';
import { hasCode } from './failure';
import { GET_SCHEMA } from './wire';

/** One version of an event's definition, ready to read payloads with. */
export interface EventSchema {
	fieldNames: string[];
	/** @throws {Error} when the bytes do not fit the definition */
	decode(payload: Buffer): IDataObject;
	/** A record that fits the definition, with made-up values. */
	example(): IDataObject;
}

/**
 * The definitions by schema id. Never by topic: the id of a topic changes when an administrator changes the event, and
 * both kinds of events may be in the stream (Salesforce avro-schema, 2026-11).
 */
export class SchemaCache {
	private readonly schemas = new Map<string, EventSchema>();

	/**
	 * Looked up in Salesforce once for each id.
	 * @throws grpc-js's ServiceError; {UnusableEventError} when the definition is none
	 */
	async get(client: PubSubClient, schemaId: string): Promise<EventSchema> {
		const cached = this.schemas.get(schemaId);
		if (cached) return cached;
		const { schema_json } = await client.ask(GET_SCHEMA, { schema_id: schemaId });
		const schema = await orUnusable(() => parseEventSchema(schema_json));
		this.schemas.set(schemaId, schema);
		return schema;
	}

	/**
	 * Like {@link get}, for an event that is in the stream. Where Salesforce does not know the definition, or it is none,
	 * the events that carry it cannot be decoded; others can.
	 */
	async forEvent(client: PubSubClient, schemaId: string): Promise<EventSchema> {
		return await this.get(client, schemaId).catch((error: unknown) => {
			const isLost = error instanceof UnusableEventError || hasCode(error, 'schema.validation.failed');
			return isLost ? withoutDefinition(schemaId, error) : Promise.reject(error);
		});
	}
}

function withoutDefinition(schemaId: string, error: Error): EventSchema {
	const refuse = () => {
		throw new Error(`its definition ${schemaId} cannot be read: ${error.message}`);
	};
	return { fieldNames: [], decode: refuse, example: refuse };
}

/** Avro's long without loss: the library's own refuses what goes beyond 2^53. */
const LONG = types.LongType.__with({
	fromBuffer: (bytes: Buffer) => exactNumber(bytes.readBigInt64LE()),
	toBuffer: (value: number | string) => {
		const bytes = Buffer.alloc(8);
		bytes.writeBigInt64LE(BigInt(value));
		return bytes;
	},
	fromJSON: (value: number | string) => value,
	toJSON: (value: number | string) => value,
	isValid: (value: unknown) => /^-?\d+$/.test(String(value)),
	compare: (one: number | string, other: number | string) => Number(BigInt(one) - BigInt(other)),
});

/**
 * Makes a reader from an Avro definition in JSON. Date-times become ISO 8601, days `2026-01-31`, bytes base64, whole
 * numbers beyond 2^53 text, and the bitmaps in the header of a change event the names of the fields.
 */
export function parseEventSchema(json: string): EventSchema {
	const definition: unknown = JSON.parse(json);
	const fields = fieldsOf(definition);
	const coder = Type.forSchema(JSON.parse(json), {
		typeHook: (schema) => (isLong(schema) ? LONG : undefined),
	});
	const toPlain = (record: Record<string, unknown>): IDataObject =>
		Object.fromEntries(fields.map(({ name, kind }) => [name, toJson(record[name], kind)]));
	return {
		fieldNames: fields.map(({ name }) => name),
		decode: (payload) => withFieldNames(toPlain(coder.fromBuffer(payload)), fields),
		example: () => toPlain(Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)]))),
	};
}

/** By its name, or written out with a meaning of its own (`{type: 'long', logicalType: …}`). */
function isLong(schema: unknown): boolean {
	return schema === 'long' || (schema as { type?: unknown } | null)?.type === 'long';
}

interface Field extends NamedField {
	types: string[];
	kind: 'dateTime' | 'day' | 'other';
}

function fieldsOf(definition: unknown): Field[] {
	const { fields } = (definition ?? {}) as { fields?: unknown };
	if (!Array.isArray(fields)) throw new Error("The event's definition has no fields");
	const records = new Map<string, string[]>();
	return fields.map((field: { name: string; type: unknown; doc?: string }) => {
		const types = Array.isArray(field.type) ? field.type : [field.type];
		const parts = types.flatMap((type) => partsOf(type, records));
		return { name: field.name, types: types.map(String), parts, kind: kindOf(types, field.doc ?? '') };
	});
}

/** Salesforce names the platform's own type in the documentation: "CreatedDate:DateTime", "Data:DateOnly:00N…". */
function kindOf(types: unknown[], doc: string): Field['kind'] {
	const [, kind] = (types.includes('long') && /(?:^|:)(DateTime|DateOnly)(?::|$)/.exec(doc)) || [];
	if (kind === undefined) return 'other';
	return kind === 'DateTime' ? 'dateTime' : 'day';
}

/** A record is written out where it first appears and named after that. */
function partsOf(type: unknown, records: Map<string, string[]>): string[] {
	if (typeof type === 'string') return records.get(type) ?? [];
	const { name, fields } = (type ?? {}) as { name?: string; fields?: Array<{ name: string }> };
	const parts = Array.isArray(fields) ? fields.map((field) => field.name) : [];
	if (name !== undefined) records.set(name, parts);
	return parts;
}

function withFieldNames(payload: IDataObject, fields: Field[]): IDataObject {
	const { ChangeEventHeader: header } = payload;
	if (typeof header !== 'object' || header === null) return payload;
	const named = Object.entries(header).map(([name, value]) => [
		name,
		/^(changed|nulled|diff)Fields$/.test(name) && Array.isArray(value)
			? namesBehind(value.map(String), fields)
			: value,
	]);
	return { ...payload, ChangeEventHeader: Object.fromEntries(named) };
}

function toJson(value: unknown, kind: Field['kind'] = 'other'): IDataObject[string] {
	const time = kind === 'other' || typeof value !== 'number' ? undefined : new Date(value);
	// A number beyond the calendar stays what it is.
	if (time && !Number.isNaN(time.getTime()))
		return kind === 'day' ? time.toISOString().slice(0, 10) : time.toISOString();
	if (Buffer.isBuffer(value)) return value.toString('base64');
	if (Array.isArray(value)) return value.map((entry) => toJson(entry)) as IDataObject[];
	if (typeof value === 'object' && value !== null)
		return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toJson(part)]));
	return (value ?? null) as IDataObject[string];
}

function exampleOf({ name, types, kind }: Field): unknown {
	if (kind !== 'other') return Date.UTC(2026, 0, 31, 12);
	if (types.includes('string')) return `Example ${name}`;
	if (types.includes('boolean')) return true;
	return types.some((type) => ['double', 'float', 'int', 'long'].includes(type)) ? 1 : null;
}
