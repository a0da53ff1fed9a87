import { Type } from 'avsc';
import type { IDataObject } from 'n8n-workflow';
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

/** Makes a reader from an Avro definition in JSON. Date-times become ISO 8601, bytes become base64. */
export function parseEventSchema(json: string): EventSchema {
	const definition: unknown = JSON.parse(json);
	const fields = fieldsOf(definition);
	const coder = Type.forSchema(JSON.parse(json));
	const toPlain = (record: Record<string, unknown>): IDataObject =>
		Object.fromEntries(fields.map(({ name, isDateTime }) => [name, toJson(record[name], isDateTime)]));
	return {
		fieldNames: fields.map(({ name }) => name),
		decode: (payload) => toPlain(coder.fromBuffer(payload)),
		example: () => toPlain(Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)]))),
	};
}

interface Field {
	name: string;
	types: string[];
	isDateTime: boolean;
}

function fieldsOf(definition: unknown): Field[] {
	const { fields } = (definition ?? {}) as { fields?: unknown };
	if (!Array.isArray(fields)) throw new Error("The event's definition has no fields");
	return fields.map((field: { name: string; type: unknown; doc?: string }) => {
		const types = (Array.isArray(field.type) ? field.type : [field.type]).map(String);
		// Salesforce names the platform's own type in the documentation: "CreatedDate:DateTime", "Data:DateTime:00N…".
		const isDateTime = types.includes('long') && /(^|:)DateTime(:|$)/.test(field.doc ?? '');
		return { name: field.name, types, isDateTime };
	});
}

function toJson(value: unknown, isDateTime: boolean): IDataObject[string] {
	if (isDateTime && typeof value === 'number') return new Date(value).toISOString();
	if (Buffer.isBuffer(value)) return value.toString('base64');
	return (value ?? null) as IDataObject[string];
}

function exampleOf({ name, types, isDateTime }: Field): unknown {
	if (isDateTime) return Date.UTC(2026, 0, 31, 12);
	if (types.includes('string')) return `Example ${name}`;
	if (types.includes('boolean')) return true;
	return types.some((type) => ['double', 'float', 'int', 'long'].includes(type)) ? 1 : null;
}
