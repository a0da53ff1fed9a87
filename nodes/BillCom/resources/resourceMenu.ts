import type { INodeProperties } from 'n8n-workflow';

/** The first choice in the editor: what to work on. */
export const resourceMenu: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Bill', value: 'bill' },
		{ name: 'Chart of Account', value: 'chartOfAccount' },
		{ name: 'Legacy (V2)', value: 'legacy' },
		{ name: 'Payment', value: 'payment' },
		{ name: 'Session', value: 'session' },
		{ name: 'Vendor', value: 'vendor' },
	],
	default: 'bill',
};
