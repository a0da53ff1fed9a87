import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { roleOutput } from './roleOutput';
import { timeFilters } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

/** GET /v3/roles. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many roles',
		description: 'List the roles users can have',
	},
	output: roleOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(timeFilters, [
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Description', value: 'description' },
		{ name: 'Type', value: 'type' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getMany(client, itemIndex, { intent: 'list roles', path: '/v3/roles', filters: [] });
	},
};
