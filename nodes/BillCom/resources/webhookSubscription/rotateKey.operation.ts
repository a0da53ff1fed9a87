import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { withIdempotentKey } from '../../webhook/idempotentKey';
import { rotateSecurityKey } from '../../webhook/subscriptionApi';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { keptKeys } from './keptKeys';
import { subscriptionIdOf } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** POST /v3/subscriptions/{id}/security-key → the new key, told once. The old one stops at once (assumed). */
export const rotateKey: Operation = {
	option: {
		name: 'Rotate Key',
		value: 'rotateKey',
		action: 'Rotate the key of a webhook subscription',
		description:
			'Issue a new security key. BILL returns it only once: store "securityKey". Do not use this for a BILL Trigger, which would refuse every event until its workflow is unpublished and published again.',
	},
	output: { shape: { securityKey: 'text', subscriptionId: 'text' } },
	writes: { webhookSubscription: 'subscriptionId' },
	calls: 1,
	callsNote: '1 more where BILL spells the address the older way.',
	fields: [subscriptionLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const subscriptionId = subscriptionIdOf(parameters(ctx, itemIndex));
		const securityKey = await withIdempotentKey(
			keptKeys(ctx),
			`rotate ${subscriptionId}`,
			async (key) => await rotateSecurityKey(client, subscriptionId, key),
		);
		return [{ subscriptionId, securityKey }];
	},
};
