import type { INodePropertyOptions } from 'n8n-workflow';
import { isReading } from './resource';

/** What one field of a record holds: text, number, true or false, a record, or a list of one of these. */
export type FieldShape = 'text' | 'textOrNull' | 'number' | 'flag' | Shape | [FieldShape];

/** The fields of a record. The API may leave any of them out and add others. */
export interface Shape {
	[field: string]: FieldShape;
}

/** What leaves the node for an operation. */
export interface Output {
	shape: Shape;
	/**
	 * What remains with Simplify, at most ten paths such as `invoice.invoiceNumber`; the last word is the name. Only for
	 * records of more than ten fields.
	 */
	simple?: string[];
	/** Whether records have further fields nobody can list beforehand. */
	isOpen?: boolean;
}

type Json = { [field: string]: unknown };

/** The picked fields under their last word. What BILL left out stays out. */
export function simplified<T extends Json>(record: T, paths: string[]): Json {
	return Object.fromEntries(
		paths.flatMap((path) => {
			const value = valueAt(record, path);
			return value === undefined ? [] : [[lastWord(path), value]];
		}),
	);
}

/** The shape as it is with Simplify. */
function simpleShape({ shape, simple }: Output): Shape {
	if (!simple) return shape;
	return Object.fromEntries(
		simple.map((path) => [lastWord(path), (valueAt(shape, path) ?? 'text') as FieldShape]),
	);
}

/**
 * The JSON schema of what an operation returns with its fields as they stand in the editor at first; n8n shows it before
 * the first run (n8n `__schema__`, 2.41).
 */
export function schemaOf(operation: { option: INodePropertyOptions; output: Output }): Json {
	const { output } = operation;
	const schema = toJsonSchema(isReading(operation) ? simpleShape(output) : output.shape);
	return output.isOpen ? { ...schema, additionalProperties: true } : schema;
}

function toJsonSchema(field: FieldShape): Json {
	if (field === 'text') return { type: 'string' };
	if (field === 'textOrNull') return { type: ['string', 'null'] };
	if (field === 'number') return { type: 'number' };
	if (field === 'flag') return { type: 'boolean' };
	if (Array.isArray(field)) return { type: 'array', items: toJsonSchema(field[0]) };
	const properties = Object.entries(field).map(([name, inner]) => [name, toJsonSchema(inner)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

function valueAt(record: Json, path: string): unknown {
	return path.split('.').reduce<unknown>((value, name) => (isJson(value) ? value[name] : undefined), record);
}

function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lastWord(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1);
}

/** The same record with `outcome` in front: what the operation did. Stays with Simplify. */
export function withOutcome({ shape, simple }: Output): Output {
	return {
		shape: { outcome: 'text', ...shape },
		...(simple && { simple: ['outcome', ...simple.slice(0, 9)] }),
	};
}
