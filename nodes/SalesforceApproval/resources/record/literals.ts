import { toCalendarDay, toInstant } from '../../../shared/values/day';
import { toText } from '../../../shared/values/text';
import type { FieldShape } from '../../transport/describe';
import { quoted } from '../../transport/soqlLiterals';
import type { OperationCall } from '../../operation/operation';
import { fieldText } from './fieldText';
import { NUMBER_TYPES } from './values';

/** SOQL's words for dates: TODAY, THIS_MONTH, LAST_N_DAYS:30 and their kin. */
const DATE_WORD = /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_[A-Z_]+(:\d{1,5})?|[A-Z_]*N_[A-Z_]+:\d{1,5})$/;

const TIME = /^(\d{2}:\d{2})(:\d{2})?(\.\d{1,3})?Z?$/;

/**
 * A value as SOQL writes it for a field of this type: numbers, booleans, dates and times bare, everything else quoted. An
 * empty value means null.
 *
 * @throws NodeOperationError that names the field when the value does not fit
 */
export function soqlLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	if (value === null || value === undefined || (typeof value === 'string' && value.trim() === ''))
		return 'null';
	if (NUMBER_TYPES.includes(field.type)) return numberLiteral(call, field, value);
	if (field.type === 'boolean') return booleanLiteral(call, field, value);
	if (field.type === 'date' || field.type === 'datetime') return dateLiteral(call, field, value);
	if (field.type === 'time') return timeLiteral(call, field, value);
	return quoted(fieldText(call, field, value));
}

/** Time fields know no zone; SOQL writes them with a Z all the same. */
function timeLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	const [, minutes, seconds = ':00', fraction = '.'] = TIME.exec(toText(value)) ?? [];
	if (minutes !== undefined) return `${minutes}${seconds}${fraction.padEnd(4, '0')}Z`;
	throw unfit(call, field, value, 'a time of day, e.g. 08:30 or 08:30:00');
}

function numberLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	const text = toText(value);
	if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
	throw unfit(call, field, value, 'a number without thousands separator, e.g. 1250.50');
}

function booleanLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	const text = typeof value === 'boolean' ? String(value) : toText(value);
	if (/^(true|false)$/i.test(text)) return text.toLowerCase();
	throw unfit(call, field, value, 'true or false');
}

/** On the clocks of the workflow, as everywhere: a day alone is its midnight there where the field has a time. */
function dateLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	const text = toText(value);
	if (DATE_WORD.test(text)) return text;
	const timezone = call.ctx.getTimezone();
	const literal =
		field.type === 'date' ? toCalendarDay(value, timezone) : toInstant(value, timezone)?.toISOString();
	if (literal) return literal;
	throw unfit(
		call,
		field,
		value,
		field.type === 'date' ? 'a date, e.g. 2026-11-30' : 'a time, e.g. 2026-11-30T08:00:00Z',
	);
}

function unfit({ read }: OperationCall, field: FieldShape, value: unknown, expected: string) {
	const shown = typeof value === 'object' ? 'an object' : `"${String(value).trim()}"`;
	return read.refuse(`${field.label} (${field.name}) cannot be compared with ${shown}`, `Enter ${expected}.`);
}
