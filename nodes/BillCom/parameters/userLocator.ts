import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A user of the organization by search or id. Value: the user id `006…`. */
export function userLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'User',
			name: 'userId',
			label: 'a user',
			idExample: '00601ABCDEFGHIJKLMNO',
			searchMethod: 'searchUsers',
		},
		words,
	);
}
