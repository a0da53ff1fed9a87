import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { archivedFilter, getManyFields, timeFilters } from '../fields/getMany';
import { accountLocator, vendorLocator } from '../fields/locators';
import { getMany } from '../getMany';
import type { Operation } from '../operation';
import { billOutput } from './billOutput';

const filters: INodeProperties[] = [
	{
		displayName: 'Approval Status',
		name: 'approvalStatus',
		type: 'options',
		options: [
			{ name: 'Approved', value: 'APPROVED' },
			{ name: 'Approving', value: 'APPROVING' },
			{ name: 'Assigned', value: 'ASSIGNED' },
			{ name: 'Denied', value: 'DENIED' },
			{ name: 'Unassigned', value: 'UNASSIGNED' },
		],
		default: 'ASSIGNED',
	},
	archivedFilter,
	{
		displayName: 'Due From',
		name: 'dueFrom',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
	},
	{
		displayName: 'Due Until',
		name: 'dueUntil',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
	},
	{ ...accountLocator, description: 'Bills whose header is booked to this account. Needs the ID.' },
	{ displayName: 'Invoice Number', name: 'invoiceNumber', type: 'string', default: '' },
	{
		displayName: 'Payment Status',
		name: 'paymentStatus',
		type: 'multiOptions',
		options: [
			{ name: 'In Process', value: 'IN_PROCESS' },
			{ name: 'Paid', value: 'PAID' },
			{ name: 'Partially Paid', value: 'PARTIALLY_PAID' },
			{ name: 'Scheduled', value: 'SCHEDULED' },
			{ name: 'Unpaid', value: 'UNPAID' },
		],
		default: [],
	},
	...timeFilters,
	{ ...vendorLocator, required: false },
];

/** GET /v3/bills. Expect BDC_1130 when the organization's API does not filter by a field. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many bills', description: 'List bills' },
	output: billOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Description', value: 'description' },
		{ name: 'Due Date', value: 'dueDate' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await getMany(ctx, itemIndex, {
			intent: 'list bills',
			path: '/v3/bills',
			filters: {
				vendorId: { field: 'vendorId', op: 'eq' },
				invoiceNumber: {
					field: 'invoice.invoiceNumber',
					op: 'eq',
					label: 'Invoice Number',
					form: 'invoiceNumber',
				},
				archived: { field: 'archived', op: 'eq' },
				dueFrom: { field: 'dueDate', op: 'gte', label: 'Due From', form: 'day' },
				dueUntil: { field: 'dueDate', op: 'lte', label: 'Due Until', form: 'day' },
				paymentStatus: { field: 'paymentStatus', op: 'in' },
				approvalStatus: { field: 'approvalStatus', op: 'eq' },
				chartOfAccount: { field: 'classifications.chartOfAccountId', op: 'eq' },
			},
		});
	},
};
