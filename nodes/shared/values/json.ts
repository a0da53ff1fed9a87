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

/** The value when it is a plain object, otherwise an empty one. */
export function toRecord(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {};
}
