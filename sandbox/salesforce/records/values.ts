import type { FieldDefinition, FieldType, FieldValue } from '../metadata/definition';
import { refusal, type Refusal } from '../refusals/refusal';
import { toApiDateTime } from '../values/dates';
import { toId18 } from '../values/ids';

/** Names the type as the JSON parser of the REST API does in its complaints. */
const JSON_TYPES: Partial<Record<FieldType, string>> = {
	currency: 'double',
	double: 'double',
	int: 'int',
	boolean: 'boolean',
	date: 'date',
	datetime: 'datetime',
	time: 'time',
};

/**
 * Turns a JSON value into what the field stores.
 * @throws {Refusal} when the type, the length, the range or the picklist does not allow it
 */
export function toFieldValue(field: FieldDefinition, given: unknown): FieldValue {
	if (given === null || given === undefined) return field.type === 'boolean' ? false : null;
	switch (field.type) {
		case 'currency':
		case 'double':
		case 'int':
			return toNumber(field, given);
		case 'boolean':
			if (given === true || given === 'true') return true;
			if (given === false || given === 'false') return false;
			throw mistyped(field, given);
		case 'date':
			return toDate(field, given);
		case 'datetime':
			return toDateTime(field, given);
		case 'time':
			return toTime(field, given);
		case 'multipicklist':
			return toChoices(field, given);
		default:
			return toText(field, given);
	}
}

function toText(field: FieldDefinition, given: unknown): FieldValue {
	if (typeof given !== 'string') throw mistyped(field, given);
	if (given === '') return null;
	if (field.type === 'reference' || field.type === 'id') return toReference(field, given);
	const isListed = field.picklistValues?.includes(given) ?? true;
	const { label, name } = field;
	if (!isListed) throw refusal('restrictedPicklist', { label, value: given }, [name]);
	if (field.length !== undefined && given.length > field.length) {
		throw refusal('stringTooLong', { label, value: given.slice(0, 255), length: field.length }, [name]);
	}
	return given;
}

function toReference(field: FieldDefinition, given: string): string {
	const id = toId18(given);
	if (!id) throw refusal('malformedReference', { label: field.label, value: given }, [field.name]);
	return id;
}

function toNumber(field: FieldDefinition, given: unknown): number {
	const isNumeric = typeof given === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(given.trim());
	if (typeof given !== 'number' && !isNumeric) throw mistyped(field, given);
	const value = Number(given);
	if (field.type === 'int' && !Number.isInteger(value)) throw mistyped(field, given);
	const { precision = 18, scale = 0 } = field;
	if (Math.abs(value) >= 10 ** (precision - scale)) {
		throw refusal('numberTooLarge', { label: field.label, value: String(given) }, [field.name]);
	}
	return roundTo(value, scale);
}

/** Rounds half away from zero on the decimal digits, so that 1.005 becomes 1.01 as it does in Salesforce. */
function roundTo(value: number, scale: number): number {
	const [digits, exponent = '0'] = String(Math.abs(value)).split('e');
	const shifted = Math.round(Number(`${digits}e${Number(exponent) + scale}`));
	const rounded = Number(`${shifted}e${-scale}`);
	return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function toDate(field: FieldDefinition, given: unknown): string {
	const isDate = typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && isRealDay(given);
	if (!isDate) throw mistyped(field, given);
	return given;
}

/** Stored as `08:30:00.000Z`. */
function toTime(field: FieldDefinition, given: unknown): string {
	const [, minutes, seconds = ':00', fraction = '.'] =
		(typeof given === 'string' && /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)(:[0-5]\d)?(\.\d{1,3})?Z?$/.exec(given)) ||
		[];
	if (minutes === undefined) throw mistyped(field, given);
	return `${minutes}${seconds}${fraction.padEnd(4, '0')}Z`;
}

function toChoices(field: FieldDefinition, given: unknown): FieldValue {
	if (typeof given !== 'string') throw mistyped(field, given);
	const choices = given.split(';').filter((choice) => choice !== '');
	const unknown = choices.find((choice) => !field.picklistValues?.includes(choice));
	if (unknown !== undefined)
		throw refusal('restrictedPicklist', { label: field.label, value: unknown }, [field.name]);
	return choices.length > 0 ? choices.join(';') : null;
}

function isRealDay(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function toDateTime(field: FieldDefinition, given: unknown): string {
	const shape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
	const day = typeof given === 'string' ? shape.exec(given)?.[1] : undefined;
	const time = typeof given === 'string' ? Date.parse(given.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
	if (!day || !isRealDay(day) || Number.isNaN(time)) throw mistyped(field, given);
	return toApiDateTime(time);
}

/** The complaint of the JSON parser about a value of another type. */
export function mistyped(field: FieldDefinition, given: unknown): Refusal {
	const type = JSON_TYPES[field.type] ?? 'string';
	return refusal('jsonType', { type, found: tokenOf(given), value: shown(given) });
}

function tokenOf(given: unknown): string {
	if (typeof given === 'number') return Number.isInteger(given) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
	if (typeof given === 'boolean') return given ? 'VALUE_TRUE' : 'VALUE_FALSE';
	if (Array.isArray(given)) return 'START_ARRAY';
	return typeof given === 'object' ? 'START_OBJECT' : 'VALUE_STRING';
}

function shown(given: unknown): string {
	if (Array.isArray(given)) return '[';
	return typeof given === 'object' ? '{' : String(given);
}
