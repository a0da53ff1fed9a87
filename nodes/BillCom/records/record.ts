import type { IDataObject } from 'n8n-workflow';
import { toRecord } from '../../shared/values/json';

/** A BILL record passes through unchanged: BILL adds fields and values at any time. */
export const toBillRecord: (body: unknown) => IDataObject = toRecord;

/** Whether an answer is a record of BILL. Every record has an id; an empty or foreign answer has none. */
export function isStoredRecord(body: unknown): boolean {
	return textOf(toBillRecord(body), 'id') !== '';
}

/**
 * The rows of an answer, which BILL gives bare or under `results`, and mostly does not document. Undefined when it is no
 * list.
 *
 * @param otherNames under which an answer has been seen as well
 */
export function rowsOf(body: unknown, ...otherNames: string[]): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	const answer = toBillRecord(body);
	return ['results', ...otherNames].map((name): unknown => answer[name]).find(Array.isArray);
}

/** The same as records, none when the answer is no list. */
export function recordsOf(body: unknown, ...otherNames: string[]): IDataObject[] {
	return (rowsOf(body, ...otherNames) ?? []).map(toBillRecord);
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

/** The records in a field, none when it is not there. */
export function listOf(record: IDataObject, field: string): IDataObject[] {
	const rows = record[field];
	return Array.isArray(rows) ? rows.map(toBillRecord) : [];
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
