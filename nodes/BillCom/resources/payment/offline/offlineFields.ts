import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../../records/byDisplayName';
import { billLocator } from '../../../parameters/locators';
import { vendorCredits } from '../../bill/write/billFields';
import { paymentCodeFields } from '../../bill/lines/codeFields';

export const offlineProcessDate: INodeProperties = {
	displayName: 'Process Date',
	name: 'processDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	required: true,
	description: 'The day the money was paid',
};

/** The fields of Record Offline Payment. */
export const recordPaymentFields: INodeProperties[] = [
	{
		displayName: 'Payments From',
		name: 'paymentsFrom',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Enter each bill here' },
			{ name: 'List From Input', value: 'array', description: 'Use a list from the input item' },
		],
		default: 'form',
		description: 'How you enter the paid bills',
	},
	{
		displayName: 'Paid Bills',
		name: 'payments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Bill',
		default: {},
		displayOptions: { show: { paymentsFrom: ['form'] } },
		description: 'The bills that were paid, all of one vendor',
		options: [
			{
				displayName: 'Bill',
				name: 'payment',
				values: [
					{
						displayName: 'Amount',
						name: 'amount',
						type: 'number',
						typeOptions: { numberPrecision: 2 },
						default: 0,
						description: 'How much of this bill was paid',
					},
					billLocator,
				],
			},
		],
	},
	{
		displayName: 'Paid Bills List',
		name: 'paymentsArray',
		type: 'json',
		default: '[]',
		required: true,
		displayOptions: { show: { paymentsFrom: ['array'] } },
		description: 'A list of objects with billId and amount, all of one vendor',
	},
	offlineProcessDate,
	{
		displayName: 'To Print Check',
		name: 'toPrintCheck',
		type: 'boolean',
		default: false,
		description: 'Whether the check is still to be printed from your accounting system',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'More about the payment, all of it optional',
		options: byDisplayName([
			...paymentCodeFields,
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				description: 'What the payment is for',
			},
			vendorCredits,
		]),
	},
];
