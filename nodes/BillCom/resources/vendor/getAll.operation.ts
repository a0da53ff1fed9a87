import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { vendorOutput } from './vendorOutput';
import { idsFilter } from '../../records/valueLists';
import { archivedFilter, timeFilters } from '../../records/listFilters';
import { accountTypeFilter, countryFilter, currencyFilter, nameFilters } from '../../records/partyFilters';
import type { RunClient } from '../../transport/client';

const filters = [
	accountTypeFilter('vendors'),
	archivedFilter,
	currencyFilter('Bill Currency', 'billCurrency'),
	countryFilter,
	idsFilter('vendor'),
	...nameFilters,
	...timeFilters,
];

/** GET /v3/vendors. BILL cannot filter by email; rows may hold less than a single read. */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many vendors', description: 'List vendors' },
	output: vendorOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records or values of a filter.',
	fields: getManyFields(filters, [
		{ name: 'Bill Currency', value: 'billCurrency' },
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Email', value: 'email' },
		{ name: 'Name', value: 'name' },
		{ name: 'Phone', value: 'phone' },
		{ name: 'Short Name', value: 'shortName' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getMany(client, itemIndex, {
			intent: 'list vendors',
			path: '/v3/vendors',
			filters,
		});
	},
};
