import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { classificationLocator, KINDS } from '../classification/kinds';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { billOutput } from './billOutput';
import { idsFilter, valuesFilter } from '../../records/valueLists';
import { archivedFilter, type ListFilter, timeFilters, vendorFilter } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

/** What BILL filters bills by, of all it codes them with (BILL changelog 2025-02-18). */
const CODES = [KINDS.chartOfAccount, KINDS.accountingClass, KINDS.department, KINDS.location, KINDS.item];

const codeFilters = CODES.map(
	(kind): ListFilter => ({
		shown: classificationLocator(kind, {
			description: 'Return only bills with this code. Codes of line items do not count.',
		}),
		field: `classifications.${kind.idField}`,
		op: 'eq',
	}),
);

const payFromFilter: ListFilter = {
	shown: classificationLocator(KINDS.chartOfAccount, {
		displayName: 'Pay From Account',
		name: 'payFromChartOfAccountId',
		description: 'The GL account the payment comes from',
	}),
	field: 'payFromChartOfAccountId',
	op: 'eq',
};

const filters: ListFilter[] = [
	...codeFilters,
	payFromFilter,
	{
		shown: {
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
			description: 'Return only bills with this approval status',
		},
		field: 'approvalStatus',
		op: 'eq',
	},
	{
		...archivedFilter,
		shown: {
			...archivedFilter.shown,
			description:
				'Whether to return archived bills instead of active ones. Drafts in the web app count as archived.',
		},
	},
	{
		shown: {
			displayName: 'Due From',
			name: 'dueFrom',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'Return only bills due on or after this day',
		},
		field: 'dueDate',
		op: 'gte',
		form: 'day',
	},
	{
		shown: {
			displayName: 'Due Until',
			name: 'dueUntil',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'Return only bills due on or before this day',
		},
		field: 'dueDate',
		op: 'lte',
		form: 'day',
	},
	{
		shown: {
			displayName: 'Invoice Number',
			name: 'invoiceNumber',
			type: 'string',
			default: '',
			description:
				'The whole invoice number. Numbers of more than 21 characters are shortened as on creation.',
		},
		field: 'invoice.invoiceNumber',
		op: 'eq',
		form: 'invoiceNumber',
	},
	idsFilter('bill'),
	valuesFilter(
		'Invoice Numbers',
		'invoiceNumbers',
		'invoice.invoiceNumber',
		'The whole invoice numbers of the bills to return',
		'Where BILL does not compare several numbers at once, each costs a call',
	),
	{
		shown: {
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
			description: 'Return only bills with one of these payment statuses',
		},
		field: 'paymentStatus',
		op: 'in',
	},
	...timeFilters,
	vendorFilter,
];

const byLabel = (one: ListFilter, other: ListFilter) =>
	one.shown.displayName.localeCompare(other.shown.displayName, 'en');

/** GET /v3/bills. Expect BDC_1130 when the organization's API does not filter by a field. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many bills', description: 'List bills' },
	output: billOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records or values of a filter.',
	fields: getManyFields([...filters].sort(byLabel), [
		{ name: 'Archived', value: 'archived' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Description', value: 'description' },
		{ name: 'Due Date', value: 'dueDate' },
		{ name: 'Exchange Rate', value: 'exchangeRate' },
		{ name: 'Funding Amount', value: 'fundingAmount' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getMany(client, itemIndex, {
			intent: 'list bills',
			path: '/v3/bills',
			filters,
		});
	},
};
