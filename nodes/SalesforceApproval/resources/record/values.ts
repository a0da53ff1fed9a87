import { describeObject, type FieldShape } from '../../transport/describe';
import type { OperationCall } from '../operation';

const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/**
 * The values to write, from the form, the mapper or JSON. Texts become what the field's type asks for; an empty value
 * clears the field in the form and leaves it alone in the mapper; JSON is sent as it is.
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
		json: async ({ read }) => read.jsonObject('fieldsJson', 'Fields (JSON)'),
		mapper: mapperValues,
	};

/** Fields left empty in the mapper are not written; of the input item those the object has and takes. */
async function mapperValues(call: OperationCall, objectName: string): Promise<Record<string, unknown>> {
	const { fields } = await describeObject(call.salesforce, objectName);
	const given = call.read.mapped('columns');
	const { json } = call.ctx.getInputData()[call.itemIndex];
	const entries = Object.entries(given ?? json).filter(
		([name, value]) => !isBlank(value) && (given !== undefined || isWriteable(fields.get(name))),
	);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, toWire(call, fields.get(name), name, value)]),
	);
}

function isWriteable(field: FieldShape | undefined): boolean {
	return field !== undefined && field.type !== 'id' && (field.isCreateable || field.isUpdateable);
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

/**
 * A value in the type of its field. A field Salesforce does not describe keeps its value; Salesforce then says what is
 * wrong with it.
 *
 * @throws NodeOperationError when the value does not fit
 */
export function toWire(
	call: OperationCall,
	field: FieldShape | undefined,
	name: string,
	entered: unknown,
): unknown {
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
