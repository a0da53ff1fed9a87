import type { INodeProperties } from 'n8n-workflow';
import { bankAccountLocator } from '../../../parameters/locators';

/** Bills of the vendor that BILL pays by itself. */
const autoPay: INodeProperties = {
	displayName: 'Automatic Payment',
	name: 'autoPay',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Automatic Payment',
	description:
		'Whether and how BILL pays bills of this vendor automatically. Switching it on needs a trusted session, as payments do.',
	options: [
		{
			displayName: 'Settings',
			name: 'settings',
			values: [
				{
					displayName: 'Enabled',
					name: 'enabled',
					type: 'boolean',
					default: false,
					description: 'Whether BILL pays bills of this vendor automatically',
				},
				{ ...bankAccountLocator, description: 'The account BILL pays from' },
				{
					displayName: 'Max Amount',
					name: 'maxAmount',
					type: 'string',
					default: '',
					placeholder: 'e.g. 500.00',
					description: 'Bills above this amount are not paid automatically. If empty, there is no limit.',
				},
				{
					displayName: 'Days Before Due Date',
					name: 'daysBeforeDueDate',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 0 },
					default: 0,
					description: 'How many days before its due date a bill is paid',
				},
			],
		},
	],
};

/** How payments to the vendor are made. The purposes BILL knows are in the international configuration of the vendor. */
export const vendorPayingFields: INodeProperties[] = [
	autoPay,
	{
		displayName: 'Lead Time (Days)',
		name: 'leadTimeInDays',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'How many days before the due date a payment should start',
	},
	{
		displayName: 'Payment Purpose',
		name: 'paymentPurposeText',
		type: 'string',
		default: '',
		description:
			'What an international vendor is paid for, in words, for countries that require words. See Get International Configuration.',
	},
	{
		displayName: 'Payment Purpose Code',
		name: 'paymentPurposeCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. P1006',
		description: 'What the vendor is paid for as a code, for countries that require a code',
	},
	{
		displayName: 'Payment Purpose Code Name',
		name: 'paymentPurposeCodeName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Business services',
		description: 'The name that belongs to Payment Purpose Code',
	},
];
