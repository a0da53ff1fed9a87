import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { toLimit } from '../../records/getMany';
import { readPending } from './billApprovalCalls';
import { pendingOutput } from './billApprovalOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/bill-approvals/pending-user-approvals. Answers BDC_1302 to sync tokens. */
export const getPending: Operation = {
	option: {
		name: 'Get Pending',
		value: 'getPending',
		action: 'Get pending bill approvals',
		description: 'List the bills that the signed-in user has to decide on next',
	},
	signIn: 'user',
	output: pendingOutput,
	calls: 1,
	fields: returnAllOrLimit,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const most = toLimit(read);
		const bills = await readPending(client);
		return bills.slice(0, most);
	},
};
