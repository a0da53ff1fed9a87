import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** The organization's own bank accounts, with bank, holder and state. */
export async function searchBankAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = {
		intent: 'list bank accounts',
		path: '/v3/funding-accounts/banks',
		sort: 'createdTime:asc',
		label: (bank: IDataObject) =>
			['bankName', 'nameOnAccount', 'accountNumber', 'status']
				.map((field) => textOf(bank, field))
				.filter(Boolean)
				.join(', '),
	};
	return await searchList(this, list, filter, cursor);
}
