import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../../records/byDisplayName';
import { lineCodeFields } from './codeFields';

/** What a line item consists of, by hand. */
export const lineFields: INodeProperties[] = byDisplayName([
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 0,
		description:
			'Total of the line, negative for a discount. Leave 0 to use Quantity × Price; if set, it is used instead of them.',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the line is for, up to 4000 characters',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'number',
		default: 0,
		description: 'Price per unit. Used only together with Quantity.',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		default: 0,
		description: 'Number of units. Used only together with Price.',
	},
	...lineCodeFields,
]);

const lineSources = [
	{ name: 'Form', value: 'form', description: 'Enter each line here' },
	{ name: 'List From Input', value: 'array', description: 'Use a list from the input item' },
];

/** Where the line items of a new bill come from. */
export const lineItemsFrom: INodeProperties = {
	displayName: 'Line Items From',
	name: 'lineItemsFrom',
	type: 'options',
	options: lineSources,
	default: 'form',
	description: 'How you enter the line items',
};

/** The same for a bill that has line items already. */
export const newLineItemsFrom: INodeProperties = {
	displayName: 'Line Items From',
	name: 'lineItemsFrom',
	type: 'options',
	options: [
		...lineSources,
		{ name: 'Leave as They Are', value: 'none', description: 'Change other fields only' },
	],
	default: 'none',
	description: 'How you enter the line items. New ones replace all existing ones.',
};

/** Line items by hand or as a list from the input. */
export function lineItemFields(source: INodeProperties): INodeProperties[] {
	return [
		source,
		{
			displayName: 'Line Items',
			name: 'lineItems',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Line Item',
			default: {},
			description: 'The lines of the invoice, at least one, each with an amount or with quantity and price',
			displayOptions: { show: { lineItemsFrom: ['form'] } },
			options: [{ displayName: 'Line Item', name: 'item', values: lineFields }],
		},
		{
			displayName: 'Line Items List',
			name: 'lineItemsArray',
			type: 'json',
			default: '[]',
			required: true,
			displayOptions: { show: { lineItemsFrom: ['array'] } },
			description:
				'A list of objects with amount (or quantity and price), description, glAccount, department, location, accountingClass, item, customer, job and employee. Each code may be an ID, a name or an account number. Other fields are refused.',
		},
	];
}
