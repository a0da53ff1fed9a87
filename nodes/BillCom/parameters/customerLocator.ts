import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A customer by search or id. Value: the customer id `0cu…`. */
export function customerLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Customer',
			name: 'customerId',
			label: 'a customer',
			idExample: '0cu01ABCDEFGHIJKLMNO',
			searchMethod: 'searchCustomers',
		},
		words,
	);
}
