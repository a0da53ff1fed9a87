/** A JSON schema as ajv takes it. */
export type JsonSchema = Record<string, unknown>;

/** An object that holds these fields and no others. */
export function object(properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema {
	return { type: 'object', properties, required, additionalProperties: false };
}

/** Text of at most so many characters; may be empty. */
export function text(maxLength?: number): JsonSchema {
	return maxLength === undefined ? { type: 'string' } : { type: 'string', maxLength };
}

/** Text of at least one character. */
export function filledText(maxLength?: number): JsonSchema {
	return { ...text(maxLength), minLength: 1 };
}

/** `yyyy-MM-dd`. */
export const date: JsonSchema = { type: 'string', format: 'date' };
export const flag: JsonSchema = { type: 'boolean' };
export const number: JsonSchema = { type: 'number' };

/** A list of such entries. */
export function list(items: JsonSchema, minItems = 0): JsonSchema {
	return { type: 'array', items, minItems };
}

/** One of these words. */
export function oneOf(...words: string[]): JsonSchema {
	return { type: 'string', enum: words };
}
