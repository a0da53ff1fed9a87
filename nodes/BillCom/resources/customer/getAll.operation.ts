import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { customerOutput } from './customerOutput';
import { archivedFilter, timeFilters } from '../../records/listFilters';
import { accountTypeFilter, countryFilter, currencyFilter, nameFilters } from '../../records/partyFilters';
import type { RunClient } from '../../transport/client';

const filters = [
	accountTypeFilter('customers'),
	archivedFilter,
	countryFilter,
	currencyFilter('Invoice Currency', 'invoiceCurrency'),
	...nameFilters,
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
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getMany(client, itemIndex, {
			intent: 'list customers',
			path: '/v3/customers',
			filters,
		});
	},
};
