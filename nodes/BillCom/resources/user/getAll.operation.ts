import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { userOutput } from './userOutput';
import { type ListFilter, timeFilters } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

const filters: ListFilter[] = [
	{
		shown: {
			displayName: 'Role Type',
			name: 'roleType',
			type: 'string',
			default: '',
			placeholder: 'e.g. APPROVER',
			description: 'For example ADMINISTRATOR, ACCOUNTANT, APPROVER, PAYER or CLERK',
		},
		field: 'role.type',
		op: 'eq',
	},
	...timeFilters,
];

/** GET /v3/users. BILL cannot filter by name or email; by type of role it can (field reports, 2026-11). */
export const getAll: Operation = {
	option: { name: 'Get Many', value: 'getAll', action: 'Get many users', description: 'List users' },
	output: userOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(filters, [
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'First Name', value: 'firstName' },
		{ name: 'Last Name', value: 'lastName' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getMany(client, itemIndex, {
			intent: 'list users',
			path: '/v3/users',
			filters,
		});
	},
};
