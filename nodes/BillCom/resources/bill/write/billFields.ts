import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../../records/byDisplayName';
import { paymentTermLocator } from '../../../parameters/locators';
import { billCodeFields, payFromAccount } from '../lines/codeFields';

export const invoiceNumber: INodeProperties = {
	displayName: 'Invoice Number',
	name: 'invoiceNumber',
	type: 'string',
	default: '',
	required: true,
	description:
		'Identifies the bill together with the vendor and the invoice date. BILL keeps 21 characters; a longer number becomes its first 12 characters, a hyphen and a checksum.',
};

export const invoiceDate: INodeProperties = {
	displayName: 'Invoice Date',
	name: 'invoiceDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The date on the invoice, without a time',
	required: true,
};

export const dueDate: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'The day by which the bill has to be paid, without a time',
	required: true,
};

export const expectedTotal: INodeProperties = {
	displayName: 'Expected Total',
	name: 'expectedTotal',
	type: 'string',
	default: '',
	placeholder: 'e.g. 120.50',
	description: 'If set, the line items must add up to exactly this amount',
};

/** Continues the description of *When the Date Differs*. */
export const ANOTHER_BILL =
	'BILL accepts a number only once per vendor, unless its preferences allow duplicate invoice numbers.';

/** Credits of the vendor that lower what a bill owes. */
export const vendorCredits: INodeProperties = {
	displayName: 'Vendor Credits',
	name: 'vendorCredits',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Vendor Credit',
	default: {},
	description: 'Credits of the vendor to apply to the bill',
	options: [
		{
			displayName: 'Vendor Credit',
			name: 'credit',
			values: [
				{
					displayName: 'Amount',
					name: 'amount',
					type: 'number',
					typeOptions: { numberPrecision: 2 },
					default: 0,
					description: 'How much of the credit to use',
				},
				{
					displayName: 'Vendor Credit',
					name: 'id',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The credit to use, one of the same vendor',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a vendor credit...',
							typeOptions: { searchListMethod: 'searchVendorCredits', searchable: true },
						},
						{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. vcr01ABCDEFGHIJKLMNO' },
					],
				},
			],
		},
	],
};

/** What a bill may carry besides vendor, number, dates and lines. */
export const moreBillFields: INodeProperties[] = byDisplayName([
	...billCodeFields,
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the bill is for',
	},
	payFromAccount,
	paymentTermLocator,
	{
		displayName: 'Purchase Order Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		default: '',
		description: 'The number of the purchase order that the invoice belongs to',
	},
	vendorCredits,
]);
