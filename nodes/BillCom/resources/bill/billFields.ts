import type { INodeProperties } from 'n8n-workflow';
import { accountLocator } from '../fields/locators';

export const invoiceNumber: INodeProperties = {
	displayName: 'Invoice Number',
	name: 'invoiceNumber',
	type: 'string',
	default: '',
	required: true,
	description:
		'Identifies the bill together with the vendor. BILL keeps 21 characters; a longer number becomes its first 12 characters, a hyphen and a checksum.',
};

export const invoiceDate: INodeProperties = {
	displayName: 'Invoice Date',
	name: 'invoiceDate',
	type: 'dateTime',
	default: '',
	required: true,
};

export const dueDate: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	default: '',
	required: true,
};

// The editor marks a list without a choice as wrong, unless arbitrary values are allowed.
const lineFields: INodeProperties[] = [
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 0,
		description: 'Negative for a discount',
	},
	{
		displayName: 'Class Name or ID',
		name: 'accountingClass',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAccountingClasses' },
		allowArbitraryValues: true,
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Department Name or ID',
		name: 'department',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getDepartments' },
		allowArbitraryValues: true,
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{ displayName: 'Description', name: 'description', type: 'string', default: '' },
	accountLocator,
	{
		displayName: 'Location Name or ID',
		name: 'location',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getLocations' },
		allowArbitraryValues: true,
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
];

const lineSources = [
	{ name: 'Form', value: 'form', description: 'Enter each line here' },
	{ name: 'List From Input', value: 'array', description: 'Use a list the input item carries' },
];

/** Where the line items of a new bill come from. */
export const lineItemsFrom: INodeProperties = {
	displayName: 'Line Items From',
	name: 'lineItemsFrom',
	type: 'options',
	options: lineSources,
	default: 'form',
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
				'A list of objects with amount, description, glAccount, department, location and accountingClass. The last four may be an ID, a name or an account number.',
		},
	];
}

export const expectedTotal: INodeProperties = {
	displayName: 'Expected Total',
	name: 'expectedTotal',
	type: 'string',
	default: '',
	placeholder: 'e.g. 120.50',
	description: 'When given, the line items must add up to it, to the cent',
};

/** What a bill may carry besides vendor, number, dates and lines. */
export const moreBillFields: INodeProperties[] = [
	{ displayName: 'Description', name: 'description', type: 'string', default: '' },
	{
		displayName: 'Pay From Account',
		name: 'payFromChartOfAccount',
		type: 'string',
		default: '',
		description: 'ID, name or number of the GL account the payment will come from',
	},
	{ displayName: 'Payment Term ID', name: 'paymentTermId', type: 'string', default: '' },
	{ displayName: 'Purchase Order Number', name: 'purchaseOrderNumber', type: 'string', default: '' },
];
