import type { LiteralType, Operator } from '@jetstreamapp/soql-parser-js';
import type { FieldDefinition, FieldType, FieldValue } from '../metadata/definition';
import { toFieldValue } from '../records/values';
import { refusal } from '../refusals/refusal';
import { toApiDate } from '../values/dates';
import { toId18 } from '../values/ids';
import { dateRange, dateTimeLiteral, type TimeRange, unquote } from './literals';
import { TIME_MARK } from './parse';

/** A literal of the query, ready to be compared with a field's values. */
export type Operand = { value: FieldValue } | { range: TimeRange };

/** Decides one value. */
export type ValueTest = (value: FieldValue) => boolean;

const LITERALS_OF: Partial<Record<FieldType, LiteralType[]>> = {
	currency: ['INTEGER', 'DECIMAL', 'INTEGER_WITH_CURRENCY_PREFIX', 'DECIMAL_WITH_CURRENCY_PREFIX'],
	double: ['INTEGER', 'DECIMAL'],
	int: ['INTEGER', 'DECIMAL'],
	boolean: ['BOOLEAN'],
	date: ['DATE', 'DATE_LITERAL', 'DATE_N_LITERAL'],
	datetime: ['DATETIME', 'DATE_LITERAL', 'DATE_N_LITERAL'],
	time: ['DATETIME'],
};
const TYPE_NAMES: Partial<Record<FieldType, string>> = {
	datetime: 'dateTime',
	currency: 'double',
	reference: 'ID',
};

/**
 * Reads one literal as a value of the field's type.
 * @throws {Refusal} INVALID_FIELD when the literal is of another type, or a filter refusal for a malformed id
 */
export function toOperand(
	field: FieldDefinition,
	literal: string,
	type: LiteralType | undefined,
	nowMs: number,
): Operand {
	if (type === 'NULL') return { value: null };
	const expected = LITERALS_OF[field.type] ?? ['STRING'];
	const isTime = type === 'DATETIME' && literal.startsWith(TIME_MARK);
	if (!type || !expected.includes(type) || (type === 'DATETIME' && isTime !== (field.type === 'time'))) {
		const not = expected.includes('STRING') ? '' : 'not ';
		throw refusal('filterType', { field: field.name, type: TYPE_NAMES[field.type] ?? field.type, not });
	}
	if (type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL') return { range: dateRange(literal, nowMs) };
	switch (field.type) {
		case 'boolean':
			return { value: literal.toUpperCase() === 'TRUE' };
		case 'date':
			return { value: literal };
		case 'datetime':
			return { value: dateTimeLiteral(literal) };
		case 'time':
			return { value: toFieldValue(field, literal.slice(TIME_MARK.length)) };
		case 'currency':
		case 'double':
		case 'int':
			return { value: Number(literal.replace(/^[A-Za-z]+/, '')) };
		case 'id':
		case 'reference':
			return { value: toIdOperand(unquote(literal)) };
		default:
			return { value: unquote(literal) };
	}
}

function toIdOperand(text: string): FieldValue {
	if (text === '') return null;
	const id = toId18(text);
	if (!id) throw refusal('filterOperator', { detail: `invalid ID field: ${text}` });
	return id;
}

/** The test an operator and its literals stand for. Empty fields meet only `= null`, `!=` and `NOT IN`. */
export function compileOperator(field: FieldDefinition, operator: Operator, operands: Operand[]): ValueTest {
	const isText = typeof operands[0] === 'object' && !LITERALS_OF[field.type];
	if (operator === 'LIKE') {
		if (!isText || ['id', 'reference', 'multipicklist'].includes(field.type)) {
			throw refusal('filterOperator', { detail: `invalid operator on ${field.type} field` });
		}
		return likeTest(operands);
	}
	const equalsAny: ValueTest = (value) => operands.some((operand) => isEqual(field, value, operand));
	if (operator === '=' || operator === 'IN') return equalsAny;
	if (operator === '!=' || operator === 'NOT IN') return (value) => !equalsAny(value);
	if (operator === 'INCLUDES' || operator === 'EXCLUDES') {
		if (field.type !== 'multipicklist')
			throw refusal('filterOperator', { detail: `invalid operator on ${field.type} field` });
		return (value) => includesAny(value, operands) === (operator === 'INCLUDES');
	}
	return (value) => isOrdered(operator, field, value, operands[0]);
}

/** Whether all choices of one operand (`'a;b'` are two) are among those of the record. */
function includesAny(value: FieldValue, operands: Operand[]): boolean {
	const chosen = typeof value === 'string' ? value.split(';') : [];
	return operands.some(
		(operand) =>
			'value' in operand &&
			String(operand.value ?? '')
				.split(';')
				.every((choice) => chosen.includes(choice)),
	);
}

function isEqual(field: FieldDefinition, value: FieldValue, operand: Operand): boolean {
	if ('value' in operand) return normal(field, value) === normal(field, operand.value);
	return value !== null && position(value, operand.range) === 0;
}

function isOrdered(operator: Operator, field: FieldDefinition, value: FieldValue, operand: Operand): boolean {
	if (value === null || ('value' in operand && operand.value === null)) return false;
	const order =
		'range' in operand
			? position(value, operand.range)
			: compareValues(normal(field, value), normal(field, operand.value));
	if (operator === '<') return order < 0;
	if (operator === '<=') return order <= 0;
	return operator === '>' ? order > 0 : order >= 0;
}

/** -1 before, 0 inside, 1 after the span. */
function position(value: FieldValue, { fromMs, toMs }: TimeRange): number {
	const text = String(value);
	const isDate = text.length === 10;
	if (isDate) return text < toApiDate(fromMs) ? -1 : text < toApiDate(toMs) ? 0 : 1;
	const time = Date.parse(text.replace('+0000', 'Z'));
	return time < fromMs ? -1 : time < toMs ? 0 : 1;
}

/** Text is compared without case unless the field is case-sensitive. */
function normal(field: FieldDefinition, value: FieldValue): FieldValue {
	const keepsCase = field.caseSensitive || field.type === 'id' || field.type === 'reference';
	if (typeof value !== 'string' || keepsCase) return value;
	return value.toLowerCase();
}

/** Order of two values of one type; null comes first. */
export function compareValues(a: FieldValue, b: FieldValue): number {
	if (a === b) return 0;
	if (a === null) return -1;
	if (b === null) return 1;
	if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
	return Number(a) - Number(b);
}

function likeTest(operands: Operand[]): ValueTest {
	const patterns = operands.map((operand) =>
		likePattern('value' in operand ? String(operand.value ?? '') : ''),
	);
	return (value) => patterns.some((pattern) => pattern.test(value === null ? '' : String(value)));
}

/** `%` stands for any text, `_` for one character, a backslash takes that meaning away. */
function likePattern(like: string): RegExp {
	const source = like.replace(
		/\\([%_])|([%_])|[\\^$.*+?()[\]{}|]/g,
		(char, escaped?: string, wildcard?: string) => {
			if (escaped) return escaped;
			if (wildcard) return wildcard === '%' ? '.*' : '.';
			return `\\${char}`;
		},
	);
	return new RegExp(`^${source}$`, 'is');
}
