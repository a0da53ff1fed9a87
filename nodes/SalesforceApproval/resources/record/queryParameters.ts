import type { INodeProperties } from 'n8n-workflow';
import { isDateObject, toInstant } from '../../../shared/values/day';
import { toText } from '../../../shared/values/text';
import { quoted } from '../../transport/soqlLiterals';
import type { OperationCall } from '../../operation/operation';

type Row = Record<string, unknown>;

/** Values for the places `:name` of a query. */
export const queryParametersField: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'queryParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description:
		'Values for the placeholders :name in the query. They are inserted as SOQL literals, so no value can change the query.',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. vendorName',
					description: 'The name after the colon in the query',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Boolean', value: 'boolean' },
						{ name: 'Date or Time', value: 'date' },
						{
							name: 'List of Texts',
							value: 'list',
							description: 'For IN :name. Separate the values with commas.',
						},
						{ name: 'Number', value: 'number' },
						{ name: 'Text', value: 'text' },
					],
					default: 'text',
					description: 'How the value is written into the query',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'If empty, null. Times without a time zone are in the time zone of the workflow.',
				},
			],
		},
	],
};

/** What may stand bare in a query, by type. */
const BARE: Record<string, { shape: RegExp; expected: string }> = {
	boolean: { shape: /^(true|false)$/i, expected: 'true or false' },
	number: { shape: /^[+-]?\d+(\.\d+)?$/, expected: 'a number, e.g. 1250.50' },
	date: {
		shape:
			/^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:?\d{2}))?|\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)$/,
		expected:
			'a date such as 2026-11-30, a moment such as 2026-11-30T08:00:00Z, or a time of day such as 08:00:00.000Z',
	},
};

/** A text in quotes, or a place for a value. A colon in a date word (LAST_N_DAYS:30) has no letter behind it. */
const QUOTED_OR_PLACE = /'(?:[^'\\]|\\.)*'|:([a-zA-Z_][a-zA-Z0-9_]*)/g;

/**
 * The query with every `:name` outside quotes replaced by its value as a literal.
 *
 * @throws NodeOperationError for a place without a parameter, or a value that does not fit its type
 */
export function withParameters(call: OperationCall, soql: string, rows: Row[]): string {
	const values = new Map(rows.map((row) => [toText(row.name).replace(/^:/, '').trim(), row]));
	return soql.replace(QUOTED_OR_PLACE, (found, name?: string) => {
		if (name === undefined) return found;
		const row = values.get(name);
		if (row) return literal(call, name, row);
		throw call.read.refuse(
			`The query has a placeholder :${name} without a value`,
			'Add it under Query Parameters, or remove the colon.',
		);
	});
}

function literal(call: OperationCall, name: string, row: Row): string {
	const { type, value } = row;
	if ('value' in row && value === undefined)
		throw call.read.refuse(
			`The expression for the value of parameter ${name} returns nothing (undefined)`,
			'Correct the expression, or let it return null.',
		);
	const label = `Parameter ${name}`;
	if (type === 'list') {
		const items: unknown[] = Array.isArray(value) ? value : call.read.textOf(value, label).split(',');
		const texts = items.map((one) => call.read.textOf(one, label)).filter((one) => one !== '');
		if (texts.length > 0) return `(${texts.map(quoted).join(', ')})`;
		throw call.read.refuse(`${label} has no value`, 'A list needs at least one value.');
	}
	const bare = BARE[toText(type)];
	if (!bare) return quoted(typeof value === 'string' ? value : call.read.textOf(value, label));
	const text = bareText(call, value);
	if (text === '') return 'null';
	if (bare.shape.test(text)) return text;
	throw call.read.refuse(`${label} does not accept "${text}"`, `Enter ${bare.expected}.`);
}

/** A value that stands in the query without quotes; a date of an expression, and a time without zone, as an instant. */
function bareText(call: OperationCall, value: unknown): string {
	if (typeof value === 'boolean') return String(value);
	const text = toText(value);
	const isTime = isDateObject(value) || /^\d{4}-\d{2}-\d{2}[T ]/.test(text);
	const time = isTime ? toInstant(value, call.ctx.getTimezone()) : undefined;
	if (time) return time.toISOString();
	return typeof value === 'object' && value !== null ? 'an object' : text;
}
