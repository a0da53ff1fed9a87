import { Type } from 'avsc';
import type { IDataObject } from 'n8n-workflow';
import { namesBehind, type NamedField } from '../changes/bitmap';
import type { PubSubClient } from './client';
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

	/** Looked up in Salesforce once for each id. Rejects with grpc-js's ServiceError. */
	async get(client: PubSubClient, schemaId: string): Promise<EventSchema> {
		const cached = this.schemas.get(schemaId);
		if (cached) return cached;
		const { schema_json } = await client.ask(GET_SCHEMA, { schema_id: schemaId });
		const schema = parseEventSchema(schema_json);
		this.schemas.set(schemaId, schema);
		return schema;
	}
}

/**
 * Makes a reader from an Avro definition in JSON. Date-times become ISO 8601, days `2026-01-31`, bytes base64, and the
 * bitmaps in the header of a change event the names of the fields.
 */
export function parseEventSchema(json: string): EventSchema {
	const definition: unknown = JSON.parse(json);
	const fields = fieldsOf(definition);
	const coder = Type.forSchema(JSON.parse(json));
	const toPlain = (record: Record<string, unknown>): IDataObject =>
		Object.fromEntries(fields.map(({ name, kind }) => [name, toJson(record[name], kind)]));
	return {
		fieldNames: fields.map(({ name }) => name),
		decode: (payload) => withFieldNames(toPlain(coder.fromBuffer(payload)), fields),
		example: () => toPlain(Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)]))),
	};
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
	if (kind !== 'other' && typeof value === 'number') {
		const iso = new Date(value).toISOString();
		return kind === 'day' ? iso.slice(0, 10) : iso;
	}
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
