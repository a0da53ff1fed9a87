import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { archivedFilter, getManyFields, timeFilters } from '../../records/getManyFields';
import { getMany } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { customerOutput } from './customerOutput';

const filters: INodeProperties[] = [
	{
		displayName: 'Account Type',
		name: 'accountType',
		type: 'options',
		options: [
			{ name: 'Business', value: 'BUSINESS' },
			{ name: 'None', value: 'NONE' },
			{ name: 'Person', value: 'PERSON' },
		],
		default: 'BUSINESS',
	},
	archivedFilter,
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Two letters, or the English name',
	},
	{
		displayName: 'Invoice Currency',
		name: 'invoiceCurrency',
		type: 'string',
		default: '',
		placeholder: 'e.g. USD',
	},
	{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'The exact name' },
	{ displayName: 'Name Starts With', name: 'nameStartsWith', type: 'string', default: '' },
	...timeFilters,
];

/** GET /v3/customers. Filters and sort: BILL filterable-fields and sortable-fields, 2026-11. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many customers', description: 'List customers' },
	output: customerOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Company Name', value: 'companyName' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Description', value: 'description' },
		{ name: 'Email', value: 'email' },
		{ name: 'Fax', value: 'fax' },
		{ name: 'Invoice Currency', value: 'invoiceCurrency' },
		{ name: 'Name', value: 'name' },
		{ name: 'Phone', value: 'phone' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await getMany(ctx, itemIndex, {
			intent: 'list customers',
			path: '/v3/customers',
			filters: {
				archived: { field: 'archived', op: 'eq' },
				name: { field: 'name', op: 'eq', label: 'Name', form: 'name' },
				nameStartsWith: { field: 'name', op: 'sw', label: 'Name Starts With', form: 'name' },
				accountType: { field: 'accountType', op: 'eq' },
				country: { field: 'address.country', op: 'eq', label: 'Country', form: 'country' },
				invoiceCurrency: { field: 'invoiceCurrency', op: 'eq', label: 'Invoice Currency', form: 'currency' },
			},
		});
	},
};
