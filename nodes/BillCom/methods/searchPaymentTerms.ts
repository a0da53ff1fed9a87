import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { paymentTermsPath } from '../resources/paymentTerm/paymentTermsPath';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** Payment terms by name. */
export async function searchPaymentTerms(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = {
		intent: 'list payment terms',
		path: await paymentTermsPath(this),
		sort: 'createdTime:asc',
		label: (term: IDataObject) => textOf(term, 'name'),
	};
	return await searchList(this, list, filter, cursor);
}
