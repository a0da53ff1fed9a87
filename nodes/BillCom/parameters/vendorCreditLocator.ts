import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A vendor credit by search or id. Value: its id `vcr…`. */
export function vendorCreditLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Vendor Credit',
			name: 'vendorCreditId',
			label: 'a vendor credit',
			idExample: 'vcr01ABCDEFGHIJKLMNO',
			searchMethod: 'searchVendorCredits',
		},
		words,
	);
}
