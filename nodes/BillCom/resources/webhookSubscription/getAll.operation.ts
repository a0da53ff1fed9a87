import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { listSubscriptionRecords } from '../../webhook/subscriptionApi';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { subscriptionOutput } from './subscriptionOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/subscriptions. BILL knows no filter here, and keeps ten an organization. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many webhook subscriptions',
		description: 'List all webhook subscriptions of the organization, whoever created them',
	},
	output: subscriptionOutput,
	calls: 1,
	fields: returnAllOrLimit,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const most = toLimit(parameters(ctx, itemIndex));
		return (await listSubscriptionRecords(client)).slice(0, most);
	},
};
