import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archivedFilter, getManyFields, timeFilters } from '../fields/getMany';
import { getMany } from '../getMany';
import type { Operation } from '../operation';
import { chartOfAccountOutput } from './chartOfAccountOutput';

const filters = [
	archivedFilter,
	{
		displayName: 'Name',
		name: 'name',
		type: 'string' as const,
		default: '',
		description: 'The exact name of the account',
	},
	{ displayName: 'Parent ID', name: 'parentId', type: 'string' as const, default: '' },
	...timeFilters,
];

/** GET /v3/classifications/chart-of-accounts. Expect BDC_1145 when the role may not read it. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many chart of account entries',
		description: 'List the GL accounts',
	},
	output: chartOfAccountOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await getMany(ctx, itemIndex, {
			intent: 'list the chart of accounts',
			path: '/v3/classifications/chart-of-accounts',
			filters: {
				archived: { field: 'archived', op: 'eq' },
				name: { field: 'name', op: 'eq' },
				parentId: { field: 'parentId', op: 'eq' },
			},
		});
	},
};
