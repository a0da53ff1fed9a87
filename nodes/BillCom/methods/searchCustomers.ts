import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** Customers by name. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = {
		intent: 'list customers',
		path: '/v3/customers',
		sort: 'name:asc',
		label: (customer: IDataObject) => textOf(customer, 'name') || textOf(customer, 'companyName'),
		clauseFor: (search: string) => ({ field: 'name', op: 'sw' as const, value: search }),
	};
	return await searchList(this, list, filter, cursor);
}
