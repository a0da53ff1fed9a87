import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** A role of users by search or id. Value: the role id `0po…`. */
export function roleLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Role',
			name: 'roleId',
			label: 'a role',
			idExample: '0po01ABCDEFGHIJKLMNO',
			searchMethod: 'searchRoles',
		},
		words,
	);
}
