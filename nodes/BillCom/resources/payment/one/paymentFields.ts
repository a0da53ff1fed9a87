import type { INodeProperties } from 'n8n-workflow';
import { vendorCredits } from '../../bill/write/billFields';
import { currency } from '../../../parameters/codes';
import { paymentLocator } from '../../../parameters/locators';
import { DEFAULT_BANK_ACCOUNT } from '../../fundingAccount/defaultBankAccount';

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
	description: 'The amount to pay, at most what is still due',
};

/** What Amount is in. */
export const paymentCurrency: INodeProperties = {
	...currency,
	description:
		'The currency of Amount: three letters (ISO 4217), such as CurrencyIsoCode of the Salesforce record. If BILL keeps the vendor in another currency, nothing is sent. BILL converts a currency other than USD at its current rate. If empty, only bills in USD are paid, unless you set an Exchange Rate Batch ID.',
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
		'A text that identifies this payment, built from business data such as invoice and approval, never random. The same key never pays twice. It becomes the transaction number in BILL (50 characters; a longer key is shortened with a checksum).',
};

export const whenAlreadyPaid: INodeProperties = {
	displayName: 'When Already Paid',
	name: 'whenAlreadyPaid',
	type: 'options',
	options: [
		{ name: 'Refuse', value: 'refuse', description: 'The item fails, and nothing is paid' },
		{
			name: 'Return the Payment',
			value: 'return',
			description: 'Also a payment that somebody made or recorded in BILL',
		},
	],
	default: 'return',
	description:
		'What to do when another payment of the same amount already pays the whole bill. A payment with the same Idempotency Key is always returned. Cancelled and voided payments do not count.',
};

export const processDate: INodeProperties = {
	displayName: 'Process Date',
	name: 'processDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description:
		'When BILL withdraws the money; a weekend or US bank holiday becomes the business day before it. If empty, the next US business day.',
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
		'The most an agent may pay with this tool in one execution, and on each bill including what anybody has already paid or scheduled on it. Where n8n runs the tool outside of an execution, as behind an MCP Server Trigger, payments are counted per day. 0 allows no payment.',
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
	description: 'How a check is sent, for vendors paid by check',
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
	description: 'How BILL makes the payment, all of it optional',
	options: [
		{
			displayName: 'Card Funding Purpose',
			name: 'cardFundingPurpose',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Needed for card accounts if BILL does not know the industry of the vendor',
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
				'For vendors paid in another currency. Get Exchange Rate returns it, valid for 20 minutes. If empty and Currency is set, the current rate is used.',
		},
		{
			displayName: 'Look Again After Paying',
			name: 'lookAgainAfterPaying',
			type: 'boolean',
			default: false,
			description:
				'Whether to look for other payments with the same Idempotency Key once the payment is made, for one more call, in bulk for three. If two n8n instances paid at the same moment, the older payment stays, and the younger is cancelled by the run that made it. Switch it on if several instances take the same approvals and nothing else keeps them apart.',
		},
		payFaster,
		{
			displayName: 'Payment Purpose Code',
			name: 'paymentPurposeCode',
			type: 'string',
			default: '',
			description:
				'For vendors in countries that require a code. Vendor: Get International Configuration lists the codes.',
		},
		{
			displayName: 'Payment Purpose Text',
			name: 'paymentPurposeText',
			type: 'string',
			default: '',
			description: 'For vendors in countries that require the purpose of a payment in words',
		},
		{
			...paymentLocator,
			displayName: 'Replaced Payment',
			name: 'replacedPaymentId',
			required: false,
			description:
				'The cancelled or voided payment that this one takes the place of. It never counts as the payment of this Idempotency Key.',
		},

		{
			...vendorCredits,
			description:
				'Credits of the vendor to use with the payment. Amount is then the rest of the bill. BILL cannot release them again.',
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
	description: 'How BILL makes the payments, the same for all of them',
	options: [checkDelivery, description, payFaster],
};
