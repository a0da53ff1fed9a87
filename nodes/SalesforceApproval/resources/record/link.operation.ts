import { describeObject } from '../../transport/describe';
import { objectLocator, recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { type FieldLink, linkField } from './linkField';
import { toWire } from './values';

/**
 * GET, then PATCH with If-Unmodified-Since → `{ outcome: linked | alreadyLinked | taken, currentValue, … }`. Expect
 * ENTITY_IS_LOCKED after an approval, DUPLICATE_VALUE where another record has the value of a unique field.
 */
export const link: Operation = {
	option: {
		name: 'Link',
		value: 'link',
		action: 'Link a record',
		description:
			'Write one field only if it is still empty, for BILL IDs and claims. If several try at once, one succeeds.',
	},
	isRepeatable: true,
	output: {
		shape: {
			outcome: 'text',
			id: 'text',
			objectName: 'text',
			field: 'text',
			value: 'text',
			currentValue: 'text',
		},
	},
	fields: [
		objectLocator,
		recordLocator('The record to link', 'searchRecords'),
		{
			displayName: 'Field Name or ID',
			name: 'linkField',
			type: 'options',
			required: true,
			typeOptions: { loadOptionsMethod: 'getUpdateableFields', loadOptionsDependsOn: ['objectName.value'] },
			default: '',
			description:
				'The field to write while it is empty. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Value',
			name: 'linkValue',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 00n01ABCDEFGHIJ123',
			description: 'The value to write, e.g. the ID of the bill, or of this execution for a claim',
		},
	],
	intent: ({ read }) => `link ${read.apiName('objectName')} ${read.id('recordId')}`,
	async execute(call) {
		const wanted = await readLink(call);
		const { outcome, currentValue } = await linkField(call.salesforce, wanted);
		const { id, objectName, field, value } = wanted;
		return [{ outcome, id, objectName, field, value, currentValue: currentValue as string }];
	},
};

function trimmed(value: unknown): unknown {
	return typeof value === 'string' ? value.trim() : value;
}

async function readLink(call: OperationCall): Promise<FieldLink> {
	const { read } = call;
	const objectName = read.apiName('objectName');
	const field = read.apiName('linkField');
	const { fields } = await describeObject(call.salesforce, objectName);
	const given = read.raw('linkValue');
	if (given === undefined || given === null || given === '')
		throw read.refuse('Value is empty', 'Enter Value, or check its expression.');
	const value = toWire(call, fields.get(field), { name: field, value: trimmed(given) });
	const isPlain = typeof value === 'string' || typeof value === 'number' || value === true;
	if (isPlain) return { objectName, id: read.id('recordId'), field, value };
	throw read.refuse(
		`Value cannot fill the field ${field}`,
		'Enter a text or a number. An empty checkbox is already false.',
	);
}
