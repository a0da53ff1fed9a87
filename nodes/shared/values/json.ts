import type { IDataObject } from 'n8n-workflow';

/** What a text says as JSON; the text itself where it is no JSON, and anything else as it is. */
export function parseOrKeep(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** What a text says as JSON; undefined where it is no JSON. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Whether a value is a plain object: no list, not null. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a plain object, otherwise an empty one. */
export function toRecord(value: unknown): IDataObject {
	return isRecord(value) ? value : {};
}
