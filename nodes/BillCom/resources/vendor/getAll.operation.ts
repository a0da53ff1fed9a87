import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getManyFields } from '../../records/getManyFields';
import { getMany } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { vendorOutput } from './vendorOutput';
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
			description: 'Return only vendors of this type',
		},
		field: 'accountType',
		op: 'eq',
	},
	archivedFilter,
	{
		shown: {
			displayName: 'Bill Currency',
			name: 'billCurrency',
			type: 'string',
			default: '',
			description: 'Three letters (ISO 4217), such as USD',
			placeholder: 'e.g. USD',
		},
		field: 'billCurrency',
		op: 'eq',
		form: 'currency',
	},
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

/** GET /v3/vendors. BILL cannot filter by email; rows may hold less than a single read. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many vendors', description: 'List vendors' },
	output: vendorOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Bill Currency', value: 'billCurrency' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Email', value: 'email' },
		{ name: 'Name', value: 'name' },
		{ name: 'Phone', value: 'phone' },
		{ name: 'Short Name', value: 'shortName' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await getMany(ctx, itemIndex, {
			intent: 'list vendors',
			path: '/v3/vendors',
			filters,
		});
	},
};
