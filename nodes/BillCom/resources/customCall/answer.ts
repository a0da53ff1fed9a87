import type { IDataObject } from 'n8n-workflow';
import { parseOrKeep } from '../../../shared/values/json';
import type { ParameterReader } from '../../parameters/reader';
import { assertKeepsDigits, shown } from '../../parameters/reader';

/** What leaves the node for any answer: a list becomes one item an entry, an object one item, anything else `data`. */
export function toItems(body: unknown): IDataObject[] {
	if (Array.isArray(body)) return body.map(toItem);
	return [toItem(body)];
}

function toItem(value: unknown): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as IDataObject;
	return value === undefined || value === '' ? {} : { data: value as IDataObject[string] };
}

/** JSON of the Body field: an object or a list. */
export function readBody(read: ParameterReader, label: string): IDataObject | IDataObject[] | undefined {
	const given = read.raw('body');
	if (given === undefined || given === null || given === '') return undefined;
	const value: unknown = parseOrKeep(given);
	if (typeof value === 'object' && value !== null) {
		assertKeepsDigits(read, label, value);
		return value as IDataObject | IDataObject[];
	}
	throw read.refuse(`${label} is ${shown(given)}, which is not JSON`, 'Write {"field": "value"}.');
}
