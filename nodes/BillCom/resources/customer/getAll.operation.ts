import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getManyFields } from '../../records/getManyFields';
import { getMany } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { customerOutput } from './customerOutput';
import { archivedFilter, type ListFilter, timeFilters } from '../../records/listFilters';

const filters: ListFilter[] = [
	{
		shown: {
			displayName: 'Account Type',
			name: 'accountType',
			type: 'options',
			options: [
				{ name: 'Business', value: 'BUSINESS' },
				{ name: 'None', value: 'NONE' },
				{ name: 'Person', value: 'PERSON' },
			],
			default: 'BUSINESS',
			description: 'Return only customers of this type',
		},
		field: 'accountType',
		op: 'eq',
	},
	archivedFilter,
	{
		shown: {
			displayName: 'Country',
			name: 'country',
			type: 'string',
			default: '',
			placeholder: 'e.g. US',
			description: 'Two letters, or the English name',
		},
		field: 'address.country',
		op: 'eq',
		form: 'country',
	},
	{
		shown: {
			displayName: 'Invoice Currency',
			name: 'invoiceCurrency',
			type: 'string',
			default: '',
			description: 'Three letters (ISO 4217), such as USD',
			placeholder: 'e.g. USD',
		},
		field: 'invoiceCurrency',
		op: 'eq',
		form: 'currency',
	},
	{
		shown: { displayName: 'Name', name: 'name', type: 'string', default: '', description: 'The exact name' },
		field: 'name',
		op: 'eq',
		form: 'name',
	},
	{
		shown: {
			displayName: 'Name Starts With',
			name: 'nameStartsWith',
			type: 'string',
			default: '',
			description: 'The first letters of the name',
		},
		field: 'name',
		op: 'sw',
		form: 'name',
	},
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
			filters,
		});
	},
};
