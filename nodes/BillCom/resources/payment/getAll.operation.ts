import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { withFacts } from './find/paymentState';
import { paymentOutput } from './paymentOutput';
import { idsFilter, valuesFilter } from '../../records/valueLists';
import { type ListFilter, timeFilters, vendorFilter } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

const filters: ListFilter[] = [
	{
		shown: {
			displayName: 'Amount',
			name: 'amount',
			type: 'number',
			typeOptions: { numberPrecision: 2 },
			default: 0,
			description: 'The exact amount of the payment',
		},
		field: 'amount',
		op: 'eq',
		form: 'money',
	},
	...timeFilters,
	{
		shown: {
			displayName: 'Delivery Type',
			name: 'disbursementType',
			type: 'options',
			options: [
				{ name: 'ACH', value: 'ACH' },
				{ name: 'Check', value: 'CHECK' },
				{ name: 'International', value: 'INTERNATIONAL' },
				{ name: 'Offline', value: 'OFFLINE' },
				{ name: 'RPPS', value: 'RPPS' },
				{ name: 'Virtual Card', value: 'VCARD' },
				{ name: 'Wallet', value: 'WALLET' },
			],
			default: 'ACH',
			description: 'Return only payments that reach the vendor in this way',
		},
		field: 'disbursementType',
		op: 'eq',
	},
	idsFilter('payment'),
	{
		shown: {
			displayName: 'Paid Online',
			name: 'onlinePayment',
			type: 'boolean',
			default: true,
			description: 'Whether to return payments BILL made instead of those recorded as made outside of BILL',
		},
		field: 'onlinePayment',
		op: 'eq',
	},
	{
		shown: {
			displayName: 'Process Date From',
			name: 'processFrom',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'Return only payments processed on or after this day',
		},
		field: 'processDate',
		op: 'gte',
		form: 'day',
	},
	{
		shown: {
			displayName: 'Process Date Until',
			name: 'processUntil',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'Return only payments processed on or before this day',
		},
		field: 'processDate',
		op: 'lte',
		form: 'day',
	},
	{
		shown: {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Approving', value: 'APPROVING' },
				{ name: 'Cancelled', value: 'CANCELLED' },
				{ name: 'Escheated', value: 'ESCHEATED' },
				{ name: 'Paid', value: 'PAID' },
				{ name: 'Scheduled', value: 'SCHEDULED' },
				{ name: 'Void', value: 'VOID' },
			],
			default: 'SCHEDULED',
			description: 'Return only payments with this status',
		},
		field: 'status',
		op: 'eq',
	},
	{
		shown: {
			displayName: 'Transaction Number',
			name: 'transactionNumber',
			type: 'string',
			default: '',
			description:
				'The exact number. For payments of this node it is the Idempotency Key, shortened to 50 characters.',
		},
		field: 'transactionNumber',
		op: 'eq',
	},
	valuesFilter(
		'Transaction Numbers',
		'transactionNumbers',
		'transactionNumber',
		'The exact numbers, or the Idempotency Keys, of the payments to return. Payments of Send in Bulk have a number of their own',
		'Where BILL does not compare several numbers at once, each costs a call',
	),
	vendorFilter,
];

/** GET /v3/payments. BILL cannot filter payments by bill. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many payments', description: 'List payments' },
	output: paymentOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records or values of a filter.',
	fields: getManyFields(filters, [
		{ name: 'Amount', value: 'amount' },
		{ name: 'Confirmation Number', value: 'confirmationNumber' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Delivery Status', value: 'disbursementStatus' },
		{ name: 'Description', value: 'description' },
		{ name: 'Paid Online', value: 'onlinePayment' },
		{ name: 'Process Date', value: 'processDate' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const payments = await getMany(client, itemIndex, {
			intent: 'list payments',
			path: '/v3/payments',
			filters,
		});
		return payments.map(withFacts);
	},
};
