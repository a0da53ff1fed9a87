import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readSubscription } from '../../webhook/subscriptionApi';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { subscriptionIdOf } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import { subscriptionOutput } from './subscriptionOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/subscriptions/{subscriptionId}. Never shows the security key. Expect 404 for an unknown id. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a webhook subscription',
		description: 'Read one subscription, and whether BILL has switched it off',
	},
	output: subscriptionOutput,
	calls: 1,
	fields: [subscriptionLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return [await readSubscription(client, subscriptionIdOf(parameters(ctx, itemIndex)))];
	},
};
