import type { INodeProperties } from 'n8n-workflow';

/** The number itself. Masked in the editor, because whoever opens the workflow would read it. */
const accountNumber: INodeProperties = {
	displayName: 'Account Number',
	name: 'bankAccountNumber',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'The number of the bank account, or the IBAN',
};

/** What a bank account may carry besides its number (BILL createvendorbankaccount, 2026-11). */
export const moreBankAccountFields: INodeProperties[] = [
	{
		displayName: 'Name on Account',
		name: 'nameOnAccount',
		type: 'string',
		default: '',
		description: 'The holder of the account, as the bank knows it',
	},
	{
		displayName: 'Owner Type',
		name: 'ownerType',
		type: 'options',
		options: [
			{ name: 'Business', value: 'BUSINESS' },
			{ name: 'Person', value: 'PERSON' },
		],
		default: 'BUSINESS',
		description: 'Who holds the account',
	},
	{
		displayName: 'Payment Currency',
		name: 'paymentCurrency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description: 'Three letters (ISO 4217). Needed for vendors outside the US.',
	},
	{
		displayName: 'Regulatory Fields',
		name: 'regulatoryFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description:
			'Fields that the country of the vendor requires. Get International Configuration lists their names.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'The name of the field in BILL',
						placeholder: 'e.g. taxId',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'The value of the field, as text',
					},
				],
			},
		],
	},
	{
		displayName: 'Routing Number',
		name: 'routingNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 074000010',
		description: 'Nine digits in the US. Leave empty for an IBAN.',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Checking', value: 'CHECKING' },
			{ name: 'Savings', value: 'SAVINGS' },
		],
		default: 'CHECKING',
		description: 'Needed for vendors outside the US',
	},
];

/** The account to add to a vendor that exists. */
export const bankAccountNumber: INodeProperties = { ...accountNumber, required: true };

/** The account of a vendor about to be created, which also names its country. */
export const newVendorBankAccount: INodeProperties = {
	displayName: 'Bank Account',
	name: 'bankAccount',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Bank Account',
	description: 'Where electronic payments go. Without a bank account the vendor is paid by check.',
	options: [
		{
			displayName: 'Account',
			name: 'account',
			values: [
				accountNumber,
				{
					displayName: 'Bank Country',
					name: 'bankCountry',
					type: 'string',
					default: '',
					placeholder: 'e.g. DE',
					description: 'Two letters, or the English name. Needed outside the US.',
				},
				...moreBankAccountFields,
			],
		},
	],
};
