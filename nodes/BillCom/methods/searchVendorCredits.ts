import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { formatCents, toCents } from '../../shared/money';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** Vendor credits by reference number, with their amount; newest first. */
export async function searchVendorCredits(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const list = {
		intent: 'list vendor credits',
		path: '/v3/vendor-credits',
		sort: 'createdTime:desc',
		label: (credit: IDataObject) => {
			const cents = toCents(credit.amount);
			const amount = cents === undefined ? '' : formatCents(cents);
			return [textOf(credit, 'referenceNumber'), amount].filter(Boolean).join(', ');
		},
	};
	return await searchList(this, list, filter, cursor);
}
