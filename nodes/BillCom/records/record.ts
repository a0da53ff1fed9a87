import type { IDataObject } from 'n8n-workflow';

/** A BILL record passes through unchanged: BILL adds fields and values at any time. */
export function toBillRecord(body: unknown): IDataObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as IDataObject) : {};
}

/** Whether an answer is a record of BILL. Every record has an id; an empty or foreign answer has none. */
export function isStoredRecord(body: unknown): boolean {
	return textOf(toBillRecord(body), 'id') !== '';
}

/** Text of a field, empty when it is not there. */
export function textOf(record: IDataObject, field: string): string {
	const value = record[field];
	return typeof value === 'string' ? value : '';
}

/** An object in a field, empty when it is not there. */
export function objectOf(record: IDataObject, field: string): IDataObject {
	return toBillRecord(record[field]);
}

/** Leaves out what was not given: BILL reads an empty text as a value. */
export function withoutEmpty(record: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(record).filter(([, value]) => {
			if (value === undefined || value === null || value === '') return false;
			return typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length > 0;
		}),
	);
}
