import { toCalendarDay, toInstant } from '../../../shared/values/day';
import { toText } from '../../../shared/values/text';
import { describeObject, type FieldShape } from '../../transport/describe';
import type { OperationCall } from '../../operation/operation';
import { fieldText } from './fieldText';

/** Types of fields that hold numbers. */
export const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/**
 * The values to write, from the form, the mapper or JSON. Texts become what the field's type asks for; an empty value
 * clears the field in the form and leaves it alone in the mapper; an expression that gives nothing never clears one. JSON
 * is sent as it is.
 *
 * @throws NodeOperationError when there is nothing to write, or a text does not fit its field
 */
export async function valuesToWrite(
	call: OperationCall,
	objectName: string,
): Promise<Record<string, unknown>> {
	const { read } = call;
	const readValues = READERS[read.text('fieldsFrom')] ?? formValues;
	const values = await readValues(call, objectName);
	if (Object.keys(values).length > 0) return values;
	throw read.refuse('There is no field to write', 'Add at least one field under Fields.');
}

/** How the values are read, by the value of "Fields From". */
const READERS: Record<string, (call: OperationCall, objectName: string) => Promise<Record<string, unknown>>> =
	{
		form: formValues,
		json: async ({ read }) => read.jsonObject('fieldsJson'),
		mapper: mapperValues,
	};

/** Fields left empty in the mapper are not written; of the input item those the object has and takes. */
async function mapperValues(call: OperationCall, objectName: string): Promise<Record<string, unknown>> {
	const { fields } = await describeObject(call.salesforce, objectName);
	const given = call.read.mapped('columns');
	const { json } = call.ctx.getInputData()[call.itemIndex];
	const values = Object.fromEntries(
		Object.entries(given ?? json).filter(
			([name, value]) => !isBlank(value) && (given !== undefined || isWriteable(fields.get(name))),
		),
	);
	return wired(call, fields, values);
}

function isWriteable(field: FieldShape | undefined): boolean {
	return field !== undefined && field.type !== 'id' && (field.isCreateable || field.isUpdateable);
}

/** The values of the form; an empty one where nothing was added. */
export async function formValues(call: OperationCall, objectName: string): Promise<Record<string, unknown>> {
	const rows = call.read.rows('fields', 'field').filter(({ name }) => toText(name) !== '');
	const values = Object.fromEntries(rows.map((row) => [toText(row.name), valueOf(call, row)]));
	const needsTypes = Object.values(values).some((value) => value !== null);
	const fields = needsTypes
		? (await describeObject(call.salesforce, objectName)).fields
		: new Map<string, FieldShape>();
	return wired(call, fields, values);
}

/** Empty by hand, or null, clears the field; an expression that gives nothing would clear it by accident. */
function valueOf(call: OperationCall, row: Record<string, unknown>): unknown {
	if (!('value' in row) || row.value === null || row.value === '') return null;
	if (row.value !== undefined) return row.value;
	throw call.read.refuse(
		`The expression for the value of ${toText(row.name)} returns nothing (undefined), which would clear the field`,
		'Correct the expression, or let it return null to clear the field.',
	);
}

function wired(
	call: OperationCall,
	fields: Map<string, FieldShape>,
	values: Record<string, unknown>,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			value === null
				? null
				: toWire(call, fields.get(name), { name, value, country: countryBeside(name, values) }),
		]),
	);
}

/** The country of the address a postal code is part of: BillingPostalCode has BillingCountryCode or BillingCountry. */
function countryBeside(name: string, values: Record<string, unknown>): string {
	const address = /^(.*?)_?(?:Postal_?Code|Zip_?(?:Code)?)(__c|__pc)?$/i.exec(name);
	if (!address) return '';
	const [, of = '', suffix = ''] = address;
	const names = ['CountryCode', 'Country', '_Country_Code', '_Country'].map((end) => `${of}${end}${suffix}`);
	return names.map((one) => toText(values[one])).find(Boolean) ?? '';
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** A value for a field of a record, with what else decides how it is read. */
export interface EnteredValue {
	/** API name of the field. */
	name: string;
	value: unknown;
	/** Country of the same address, where the field is a postal code. */
	country?: string;
}

/**
 * A value in the type of its field. A field Salesforce does not describe keeps its value; Salesforce then says what is
 * wrong with it.
 *
 * @throws NodeOperationError when the value does not fit
 */
export function toWire(
	call: OperationCall,
	field: FieldShape | undefined,
	{ name, value, country }: EnteredValue,
): unknown {
	if (!field) return value;
	const timezone = call.ctx.getTimezone();
	const unfit = (expected: string) =>
		call.read.refuse(
			`${field.label} (${name}) does not accept ${shown(value)}`,
			`In the field ${name}, enter ${expected}.`,
		);
	if (field.type === 'boolean') {
		if (typeof value === 'boolean') return value;
		const text = toText(value);
		if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
		throw unfit('true or false');
	}
	if (NUMBER_TYPES.includes(field.type)) {
		const number = toNumber(value);
		if (number !== undefined) return number;
		throw unfit('a number of at most 15 digits without thousands separator, e.g. 1250.50');
	}
	if (field.type === 'date') {
		const day = toCalendarDay(value, timezone);
		if (day) return day;
		throw unfit('a date, e.g. 2026-11-30');
	}
	if (field.type === 'datetime') {
		const time = toInstant(value, timezone);
		if (time) return time.toISOString();
		throw unfit('a time, e.g. 2026-11-30T08:00:00Z');
	}
	if (Array.isArray(value) && field.type === 'multipicklist') {
		return value.map((one: unknown) => fieldText(call, field, one)).join(';'); // how Salesforce writes them
	}
	return fieldText(call, field, value, country); // it takes no bare number for a text
}

/** A number that has not lost a digit; undefined for anything else. */
function toNumber(value: unknown): number | undefined {
	const text = toText(value);
	if (!/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
	const digits = text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
	// A binary fraction such as 0.1 + 0.2 has more digits than anybody entered; that is no loss.
	const isWhole = !text.includes('.');
	return typeof value === 'string' || isWhole
		? digits.length <= 15
			? Number(text)
			: undefined
		: Number(text);
}

/** A value as it can stand in a message. */
function shown(value: unknown): string {
	if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
	return `"${String(value).trim()}"`;
}
