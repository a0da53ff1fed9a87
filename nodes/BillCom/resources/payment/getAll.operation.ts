import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { getManyFields, timeFilters } from '../../records/getManyFields';
import { vendorLocator } from '../../parameters/locators';
import { getMany } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { withBills } from '../../records/paidBills';
import { paymentOutput } from './paymentOutput';

const filters: INodeProperties[] = [
	{ displayName: 'Amount', name: 'amount', type: 'number', typeOptions: { numberPrecision: 2 }, default: 0 },
	...timeFilters,
	{
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
	},
	{
		displayName: 'Paid Online',
		name: 'onlinePayment',
		type: 'boolean',
		default: true,
		description: 'Whether to return payments BILL made instead of those recorded as made outside of BILL',
	},
	{
		displayName: 'Process Date From',
		name: 'processFrom',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
	},
	{
		displayName: 'Process Date Until',
		name: 'processUntil',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
	},
	{
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
	},
	{ displayName: 'Transaction Number', name: 'transactionNumber', type: 'string', default: '' },
	{ ...vendorLocator, required: false },
];

/** GET /v3/payments. BILL cannot filter payments by bill. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many payments', description: 'List payments' },
	output: paymentOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
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
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const payments = await getMany(ctx, itemIndex, {
			intent: 'list payments',
			path: '/v3/payments',
			filters: {
				vendorId: { field: 'vendorId', op: 'eq' },
				transactionNumber: { field: 'transactionNumber', op: 'eq' },
				status: { field: 'status', op: 'eq' },
				amount: { field: 'amount', op: 'eq', label: 'Amount', form: 'money' },
				onlinePayment: { field: 'onlinePayment', op: 'eq' },
				disbursementType: { field: 'disbursementType', op: 'eq' },
				processFrom: { field: 'processDate', op: 'gte', label: 'Process Date From', form: 'day' },
				processUntil: { field: 'processDate', op: 'lte', label: 'Process Date Until', form: 'day' },
			},
		});
		return payments.map(withBills);
	},
};
