import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { reachableOutput } from './organizationOutput';
import { reachableOrganizations } from './reachableOrganizations';
import type { RunClient } from '../../transport/client';

/** GET /v3/login/organizations. Neither filtered nor sorted: BILL offers no way. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many organizations',
		description: 'List the organizations the BILL user can sign in to',
	},
	output: reachableOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: returnAllOrLimit,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const max = toLimit(parameters(ctx, itemIndex)) ?? Number.POSITIVE_INFINITY;
		return await reachableOrganizations(client, max);
	},
};
