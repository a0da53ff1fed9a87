import type { INodeProperties } from 'n8n-workflow';

/** What the output tells about the calls to BILL themselves. */
export const callOptions: INodeProperties = {
	displayName: 'Call Options',
	name: 'callOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What to add to the output about the BILL calls',
	options: [
		{
			displayName: 'Include API Log',
			name: 'includeApiLog',
			type: 'boolean',
			default: false,
			description:
				'Whether to add each BILL call made for the item as "apiLog": method, path, status, milliseconds, request and response. Secrets, bank numbers and tokens are masked.',
		},
	],
};
