import { describeObject, type FieldShape } from '../../transport/describe';
import type { OperationCall } from '../operation';

const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/**
 * The values to write, from the form or from JSON. The form's texts become what the field's type asks for and an empty
 * value clears the field; JSON is sent as it is.
 *
 * @throws NodeOperationError when there is nothing to write, or a text does not fit its field
 */
export async function valuesToWrite(
	call: OperationCall,
	objectName: string,
): Promise<Record<string, unknown>> {
	const { read } = call;
	const values =
		read.text('fieldsFrom') === 'json'
			? read.jsonObject('fieldsJson', 'Fields (JSON)')
			: await formValues(call, objectName);
	if (Object.keys(values).length > 0) return values;
	throw read.refuse('There is no field to write', 'Add at least one field under Fields.');
}

async function formValues(call: OperationCall, objectName: string): Promise<Record<string, unknown>> {
	const rows = call.read.rows('fields', 'field').filter(({ name }) => String(name ?? '').trim() !== '');
	const needsTypes = rows.some(({ value }) => !isBlank(value));
	const fields = needsTypes
		? (await describeObject(call.salesforce, objectName)).fields
		: new Map<string, FieldShape>();
	return Object.fromEntries(
		rows.map(({ name, value }) => {
			const apiName = String(name).trim();
			return [apiName, isBlank(value) ? null : toWire(call, fields.get(apiName), apiName, value)];
		}),
	);
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** A field Salesforce does not describe keeps its value; Salesforce then says what is wrong with it. */
function toWire(call: OperationCall, field: FieldShape | undefined, name: string, entered: unknown): unknown {
	const value = asJson(entered);
	if (!field) return value;
	const text = String(value).trim();
	const unfit = (expected: string) =>
		call.read.refuse(
			`${field.label} (${name}) does not take "${text}"`,
			`In the field ${name}, enter ${expected}.`,
		);
	if (field.type === 'boolean') {
		if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
		throw unfit('true or false');
	}
	if (NUMBER_TYPES.includes(field.type)) {
		if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text);
		throw unfit('a number without thousands separator, e.g. 1250.50');
	}
	if (field.type === 'date') {
		// A time behind the date (n8n's dates have one) is left out; the day counts as it is written.
		if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return text.slice(0, 10);
		throw unfit('a date, e.g. 2026-11-30');
	}
	if (Array.isArray(value)) return value.join(';'); // how Salesforce writes multi-select picklists
	return typeof value === 'object' ? value : String(value); // it takes no bare number for a text
}

/** Dates of expressions become their text. */
function asJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}
