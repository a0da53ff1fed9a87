import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { KINDS } from '../classification/kinds';
import { byDisplayName } from '../../records/byDisplayName';
import { classificationLocator } from '../classification/classificationLocator';
import { archivedFilter, getManyFields, timeFilters } from '../../records/getManyFields';
import { vendorLocator } from '../../parameters/locators';
import { getMany, type ListOperation } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { billOutput } from './billOutput';

/** What BILL filters bills by, of all it codes them with (BILL changelog 2025-02-18). */
const CODES = [KINDS.chartOfAccount, KINDS.accountingClass, KINDS.department, KINDS.location, KINDS.item];

const CODE_FILTERS: ListOperation['filters'] = Object.fromEntries(
	CODES.map(({ idField }) => [idField, { field: `classifications.${idField}`, op: 'eq' }]),
);

const filters = byDisplayName([
	...CODES.map((kind) =>
		classificationLocator(kind, { description: 'Of the bill itself; codes of line items do not count' }),
	),
	classificationLocator(KINDS.chartOfAccount, {
		displayName: 'Pay From Account',
		name: 'payFromChartOfAccountId',
		description: 'The GL account the payment comes from',
	}),
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
	{
		...archivedFilter,
		description:
			'Whether to return archived bills instead of active ones. Drafts of the web app count as archived.',
	},
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
]);

/** GET /v3/bills. Expect BDC_1130 when the organization's API does not filter by a field. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many bills', description: 'List bills' },
	output: billOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Archived', value: 'archived' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Description', value: 'description' },
		{ name: 'Due Date', value: 'dueDate' },
		{ name: 'Exchange Rate', value: 'exchangeRate' },
		{ name: 'Funding Amount', value: 'fundingAmount' },
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
				...CODE_FILTERS,
				payFromChartOfAccountId: { field: 'payFromChartOfAccountId', op: 'eq' },
			},
		});
	},
};
