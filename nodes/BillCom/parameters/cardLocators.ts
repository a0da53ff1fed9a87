import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A card payments are taken from, by search among the user's verified ones, or by id. */
export function cardAccountLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Card Account',
			name: 'cardAccountId',
			label: 'a card',
			idExample: 'crd01ABCDEFGHIJKLMNO',
			searchMethod: 'searchCardAccounts',
		},
		words,
	);
}

/** A card BILL issues for accounts payable, by search or id. */
export function apCardLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'AP Card',
			name: 'apCardId',
			label: 'an AP card',
			idExample: 'apc01ABCDEFGHIJKLMNO',
			searchMethod: 'searchApCards',
		},
		words,
	);
}
