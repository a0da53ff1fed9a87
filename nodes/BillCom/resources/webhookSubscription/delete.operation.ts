import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deleteSubscription, readSubscription } from '../../webhook/subscriptionApi';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { parameters } from '../../parameters/reader';
import { subscriptionIdOf } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import { subscriptionOutput } from './subscriptionOutput';
import type { RunClient } from '../../transport/client';

/** DELETE /v3/subscriptions/{id} → what was deleted. Read first: a repeated deletion must not look like a wrong id. */
export const deleteOne: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a webhook subscription',
		description:
			'Delete a subscription and its event log. BILL sends no more events to its address. For a BILL Trigger, unpublish the workflow instead.',
	},
	output: withOutcome(subscriptionOutput),
	writes: { webhookSubscription: 'subscriptionId' },
	calls: 2,
	fields: [subscriptionLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = subscriptionIdOf(parameters(ctx, itemIndex));
		const subscription = await readSubscription(client, id);
		await deleteSubscription(client, id);
		return [{ outcome: 'deleted', ...subscription }];
	},
};
