import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A payment term by search or id. Value: its id `00p…`. */
export function paymentTermLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Payment Term',
			name: 'paymentTermId',
			label: 'a payment term',
			idExample: '00p01ABCDEFGHIJKLMNO',
			searchMethod: 'searchPaymentTerms',
		},
		words,
	);
}
