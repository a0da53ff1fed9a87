import type { INodeProperties } from 'n8n-workflow';
import { type LocatorWords, recordLocator } from './recordLocator';

/** An organization the sign-in can reach, by search or id. Value: the organization id `008…`. */
export function organizationLocator(words: LocatorWords = {}): INodeProperties {
	return recordLocator(
		{
			displayName: 'Organization',
			name: 'organizationId',
			label: 'an organization',
			idExample: '00801ABCDEFGHIJKLMNO',
			searchMethod: 'searchOrganizations',
		},
		words,
	);
}
