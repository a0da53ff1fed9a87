import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { archivedFilter, getManyFields, timeFilters } from '../../records/getManyFields';
import { getMany } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { vendorOutput } from './vendorOutput';

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
		displayName: 'Bill Currency',
		name: 'billCurrency',
		type: 'string',
		default: '',
		placeholder: 'e.g. USD',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Two letters, or the English name',
	},
	{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'The exact name' },
	{ displayName: 'Name Starts With', name: 'nameStartsWith', type: 'string', default: '' },
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
			filters: {
				archived: { field: 'archived', op: 'eq' },
				name: { field: 'name', op: 'eq', form: 'name' },
				nameStartsWith: { field: 'name', op: 'sw', form: 'name' },
				accountType: { field: 'accountType', op: 'eq' },
				country: { field: 'address.country', op: 'eq', label: 'Country', form: 'country' },
				billCurrency: { field: 'billCurrency', op: 'eq', label: 'Bill Currency', form: 'currency' },
			},
		});
	},
};
