import type { FieldShape } from '../../transport/describe';
import { quoted } from '../../transport/soqlLiterals';
import type { OperationCall } from '../operation';

const NUMBER_TYPES = ['double', 'currency', 'percent', 'int', 'long'];

/** SOQL's words for dates: TODAY, THIS_MONTH, LAST_N_DAYS:30 and their kin. */
const DATE_WORD = /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_[A-Z_]+(:\d{1,5})?|[A-Z_]*N_[A-Z_]+:\d{1,5})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_AND_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/;

const TIME = /^(\d{2}:\d{2})(:\d{2})?(\.\d{1,3})?Z?$/;

/**
 * A value as SOQL writes it for a field of this type: numbers, booleans, dates and times bare, everything else quoted. An
 * empty value means null.
 *
 * @throws NodeOperationError that names the field when the value does not fit
 */
export function soqlLiteral(call: OperationCall, field: FieldShape, value: unknown): string {
	const text = value === null || value === undefined ? '' : String(value).trim();
	if (text === '') return 'null';
	if (NUMBER_TYPES.includes(field.type)) return numberLiteral(call, field, text);
	if (field.type === 'boolean') return booleanLiteral(call, field, text);
	if (field.type === 'date' || field.type === 'datetime') return dateLiteral(call, field, text);
	if (field.type === 'time') return timeLiteral(call, field, text);
	return quoted(String(value));
}

/** Time fields know no zone; SOQL writes them with a Z all the same. */
function timeLiteral(call: OperationCall, field: FieldShape, text: string): string {
	const [, minutes, seconds = ':00', fraction = '.'] = TIME.exec(text) ?? [];
	if (minutes !== undefined) return `${minutes}${seconds}${fraction.padEnd(4, '0')}Z`;
	throw unfit(call, field, text, 'a time of day, e.g. 08:30 or 08:30:00');
}

function numberLiteral(call: OperationCall, field: FieldShape, text: string): string {
	if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
	throw unfit(call, field, text, 'a number without thousands separator, e.g. 1250.50');
}

function booleanLiteral(call: OperationCall, field: FieldShape, text: string): string {
	if (/^(true|false)$/i.test(text)) return text.toLowerCase();
	throw unfit(call, field, text, 'true or false');
}

function dateLiteral(call: OperationCall, field: FieldShape, text: string): string {
	if (DATE_WORD.test(text)) return text;
	if (field.type === 'date' && (DATE.test(text) || DATE_AND_TIME.test(text))) return text.slice(0, 10);
	if (field.type === 'datetime' && DATE.test(text)) return `${text}T00:00:00Z`;
	if (field.type === 'datetime' && DATE_AND_TIME.test(text)) return new Date(text).toISOString();
	throw unfit(
		call,
		field,
		text,
		field.type === 'date' ? 'a date, e.g. 2026-11-30' : 'a time, e.g. 2026-11-30T08:00:00Z',
	);
}

function unfit({ read }: OperationCall, field: FieldShape, text: string, expected: string) {
	return read.refuse(
		`${field.label} (${field.name}) cannot be compared with "${text}"`,
		`Enter ${expected}.`,
	);
}
