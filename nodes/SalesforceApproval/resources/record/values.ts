import { describeObject, type FieldShape } from '../../transport/describe';
import type { OperationCall } from '../operation';

const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/**
 * The values to write, from the form or from JSON. The form's texts become what the field's type asks for and an empty
 * value clears the field; JSON is sent as it is. Describes the object only if the form holds texts.
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
	const needsTypes = rows.some(({ value }) => typeof value === 'string' && value !== '');
	const fields = needsTypes
		? (await describeObject(call.salesforce, objectName)).fields
		: new Map<string, FieldShape>();
	return Object.fromEntries(
		rows.map(({ name, value }) => {
			const apiName = String(name).trim();
			return [apiName, toWire(call, apiName, fields.get(apiName), value)];
		}),
	);
}

function toWire(call: OperationCall, name: string, field: FieldShape | undefined, value: unknown): unknown {
	if (value === undefined || value === null || value === '') return null;
	if (Array.isArray(value)) return value.join(';'); // how Salesforce writes multi-select picklists
	if (typeof value !== 'string') return value;
	const unfit = (expected: string) =>
		call.read.refuse(
			`${field?.label ?? name} (${name}) does not take "${value}"`,
			`Enter ${expected} in the field ${name}.`,
		);
	if (field?.type === 'boolean') {
		if (/^(true|false)$/i.test(value.trim())) return value.trim().toLowerCase() === 'true';
		throw unfit('true or false');
	}
	if (field && NUMBER_TYPES.includes(field.type)) {
		if (/^[+-]?\d+(\.\d+)?$/.test(value.trim())) return Number(value);
		throw unfit('a number without thousands separator, e.g. 1250.50,');
	}
	if (field?.type === 'date') {
		// A time behind the date (n8n's dates have one) is left out; the day counts as it is written.
		if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value.trim())) return value.trim().slice(0, 10);
		throw unfit('a date, e.g. 2026-11-30,');
	}
	return value;
}
