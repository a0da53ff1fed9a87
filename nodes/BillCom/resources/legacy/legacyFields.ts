import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { assertKeepsDigits, type ParameterReader, shown, toRecord, toText } from '../../parameters/reader';
import { parseOrKeep } from '../../../shared/values/json';

/** The values of an object, one by one or as JSON. */
export const valueFields: INodeProperties[] = [
	{
		displayName: 'Values From',
		name: 'valuesFrom',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter each field and its value' },
			{ name: 'JSON', value: 'json', description: 'Enter one JSON object, which may contain nested ones' },
		],
		default: 'form',
		description: 'How you enter the fields of the object',
	},
	{
		displayName: 'Values',
		name: 'values',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Value',
		default: {},
		description: 'The fields to write. Fields that you leave out are not sent.',
		displayOptions: { show: { valuesFrom: ['form'] } },
		options: [
			{
				displayName: 'Value',
				name: 'value',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						description: 'The field as API v2 names it',
						placeholder: 'e.g. shortName',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'Leave empty, or use null, to clear the field. An expression that returns undefined is refused.',
					},
				],
			},
		],
	},
	{
		displayName: 'Values (JSON)',
		name: 'valuesJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { valuesFrom: ['json'] } },
		description: 'The fields as API v2 names them. "entity" is added automatically.',
	},
];

/** The values as one object. Refuses none, and what is no object. */
export function readValues(read: ParameterReader): IDataObject {
	const values = read.text('valuesFrom') === 'json' ? jsonValues(read) : formValues(read);
	if (Object.keys(values).length > 0) return values;
	throw read.refuse('Values are empty', 'Add at least one field with a value.');
}

function formValues(read: ParameterReader): IDataObject {
	const { value } = read.collection('values');
	const rows = Array.isArray(value) ? value.map(toRecord) : [];
	return Object.fromEntries(
		rows.map((row, index) => {
			const field = toText(row.field);
			if (!field)
				throw read.refuse(`Field of value ${index + 1} is missing`, 'Fill in Field, for example name.');
			if ('value' in row && row.value === undefined)
				throw read.refuse(
					`The expression for the value of ${field} returns nothing (undefined), which would clear the field`,
					'Correct it, or return null to clear the field.',
				);
			return [field, toText(row.value)];
		}),
	);
}

function jsonValues(read: ParameterReader): IDataObject {
	const given = read.raw('valuesJson');
	const value: unknown = parseOrKeep(given);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		assertKeepsDigits(read, 'Values (JSON)', value);
		return toRecord(value);
	}
	throw read.refuse(`Values (JSON) is ${shown(given)}, which is not an object`, 'Write {"field": "value"}.');
}
