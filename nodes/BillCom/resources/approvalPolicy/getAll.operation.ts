import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { listPolicies } from './policyCalls';
import { policyOutput } from './policyOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/bill-approvals/policies. BILL neither filters nor sorts them. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many approval policies',
		description: 'List approval policies',
	},
	output: policyOutput,
	calls: 1,
	fields: returnAllOrLimit,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const most = toLimit(parameters(ctx, itemIndex));
		return (await listPolicies(client)).slice(0, most);
	},
};
