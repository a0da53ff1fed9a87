import type { INodeProperties } from 'n8n-workflow';
import { vendorCredits } from '../bill/write/billFields';
import { currency } from '../../parameters/codes';
import { DEFAULT_BANK_ACCOUNT } from '../fundingAccount/defaultBankAccount';

/** The account of that kind. */
export const fundingAccount: INodeProperties = {
	displayName: 'Funding Account Name or ID',
	name: 'fundingAccountId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getFundingAccounts', loadOptionsDependsOn: ['fundingAccountType'] },
	default: '',
	required: true,
	displayOptions: { hide: { fundingAccountType: [DEFAULT_BANK_ACCOUNT, 'WALLET'] } },
	description:
		'The account the money comes from. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** What kind of account the money comes from. */
export const payFrom: INodeProperties = {
	displayName: 'Pay From',
	name: 'fundingAccountType',
	type: 'options',
	options: [
		{ name: 'AP Card', value: 'AP_CARD' },
		{ name: 'Bank Account', value: 'BANK_ACCOUNT' },
		{ name: 'Card Account', value: 'CARD_ACCOUNT' },
		{ name: 'Default Bank Account', value: DEFAULT_BANK_ACCOUNT },
		{ name: 'Wallet', value: 'WALLET' },
	],
	default: DEFAULT_BANK_ACCOUNT,
	description: 'The default is the bank account that BILL uses for payables',
};

export const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { numberPrecision: 2, minValue: 0 },
	default: 0,
	required: true,
	description: 'What to pay, at most what the bill still owes',
};

/** What Amount is in. */
export const paymentCurrency: INodeProperties = {
	...currency,
	description:
		'What Amount is in: three letters (ISO 4217), such as CurrencyIsoCode of the Salesforce record. Where BILL keeps the vendor in another currency nothing is sent. A currency other than USD is converted at the rate of BILL at that moment. Empty: only bills in USD are paid, unless you give an Exchange Rate Batch ID.',
};

export const fundingFields: INodeProperties[] = [payFrom, fundingAccount];

/** The same for a mass payment, which BILL makes from no AP card (BILL ap-mass-payments, 2026-11). */
export const massFundingFields: INodeProperties[] = fundingFields.map((field) =>
	field.name === 'fundingAccountType'
		? {
				...field,
				options: field.options?.filter((option) => !('value' in option) || option.value !== 'AP_CARD'),
			}
		: field,
);

export const idempotencyKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. SF-a0B5g00000XyZabEAF-1f2e3d4c',
	description:
		'A text that names this one payment, built from business facts and never random. The same key never pays twice. It becomes the transaction number in BILL (50 characters; a longer key is shortened with a checksum).',
};

export const whenAlreadyPaid: INodeProperties = {
	displayName: 'When Already Paid',
	name: 'whenAlreadyPaid',
	type: 'options',
	options: [
		{ name: 'Refuse', value: 'refuse', description: 'Stop this item' },
		{
			name: 'Return the Payment',
			value: 'return',
			description: 'Also one that a person made or recorded in BILL',
		},
	],
	default: 'return',
	description:
		'What to do when another payment of the same amount pays the whole bill already. The payment of the same Idempotency Key is returned in any case; a payment that was canceled or voided does not count.',
};

export const processDate: INodeProperties = {
	displayName: 'Process Date',
	name: 'processDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'When BILL takes the money. Empty means the next US business day.',
};

/** A limit only a person can set: it takes no expression, so an agent cannot fill it. */
export const agentPaymentLimit: INodeProperties = {
	displayName: 'Agent Payment Limit',
	name: 'agentPaymentLimit',
	type: 'number',
	typeOptions: { numberPrecision: 2, minValue: 0 },
	default: 0,
	noDataExpression: true,
	displayOptions: { show: { '@tool': [true], agentMayPay: [true] } },
	description:
		'The most an agent may pay: all payments of one execution together, and of each bill together with what is paid or scheduled of it already, whoever paid. It counts what this tool node pays; where n8n runs the tool outside of an execution, as behind an MCP Server Trigger, it counts a day. 0: nothing.',
};

const checkDelivery: INodeProperties = {
	displayName: 'Check Delivery',
	name: 'requestCheckDeliveryType',
	type: 'options',
	options: [
		{ name: 'Real-Time', value: 'RTP_DELIVERY' },
		{ name: 'Standard', value: 'STANDARD' },
		{ name: 'UPS 1 Day', value: 'UPS_1DAY' },
		{ name: 'UPS 2 Days', value: 'UPS_2DAY' },
		{ name: 'UPS 3 Days', value: 'UPS_3DAY' },
		{ name: 'USPS Priority', value: 'USPS_PRIORITY' },
	],
	default: 'STANDARD',
};

const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	description: 'Check memo or bank descriptor, up to 70 characters',
};

const payFaster: INodeProperties = {
	displayName: 'Pay Faster',
	name: 'requestPayFaster',
	type: 'boolean',
	default: false,
	description: 'Whether to ask BILL for faster delivery, for a fee',
};

export const paymentOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Card Funding Purpose',
			name: 'cardFundingPurpose',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'For card accounts, where BILL does not know the industry of the vendor',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a purpose...',
					typeOptions: { searchListMethod: 'searchCardFundingPurposes', searchable: true },
				},
				{ displayName: 'By Value', name: 'id', type: 'string', placeholder: 'e.g. RENT' },
			],
		},
		checkDelivery,
		description,
		{
			displayName: 'Exchange Rate Batch ID',
			name: 'exchangeRateBatchId',
			type: 'number',
			default: 0,
			description:
				'For vendors paid in another currency. Get Exchange Rate returns it; a batch lives 20 minutes. Empty: with Currency the rate of the moment is asked for.',
		},
		payFaster,
		{
			displayName: 'Payment Purpose Code',
			name: 'paymentPurposeCode',
			type: 'string',
			default: '',
			description:
				'For vendors in countries that ask for one of their codes. Get International Configuration of the vendor tells which.',
		},
		{
			displayName: 'Payment Purpose Text',
			name: 'paymentPurposeText',
			type: 'string',
			default: '',
			description: 'For vendors in countries that ask why they are paid, in words',
		},
		{
			...vendorCredits,
			description:
				'Credits of the vendor to use up with the payment. Amount is then what remains of the bill. BILL does not take them back.',
		},
	],
};

/** What is said once for all payments of a mass payment. */
export const massPaymentOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [checkDelivery, description, payFaster],
};
