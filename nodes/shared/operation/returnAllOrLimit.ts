import type { INodeProperties } from 'n8n-workflow';

/** All results, or up to Limit. */
export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** Shown where Return All is off. */
export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

/** Both, for everything that lists. `limit()` of the parameter reader reads them. */
export const returnAllOrLimit: INodeProperties[] = [returnAll, limit];
