import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A bank account of the organization by search or id. Value: its id `bac…`. */
export function bankAccountLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Bank Account',
			name: 'bankAccountId',
			label: 'a bank account',
			idExample: 'bac01ABCDEFGHIJKLMNO',
			searchMethod: 'searchBankAccounts',
		},
		words,
	);
}
