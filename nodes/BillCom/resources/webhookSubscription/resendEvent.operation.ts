import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { resendEvent as resend } from '../../webhook/eventLog';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { subscriptionIdOf } from './readSubscriptionFields';
import { eventLocator, subscriptionLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** POST /v3/events/subscription/{id}/event/{eventId}. The event keeps its id. */
export const resendEvent: Operation = {
	option: {
		name: 'Resend Event',
		value: 'resendEvent',
		action: 'Resend an event',
		description:
			'Have BILL send an event again. It keeps its ID: a BILL Trigger that has handled it does not start again.',
	},
	output: { shape: { eventId: 'text', outcome: 'text', subscriptionId: 'text' } },
	calls: 1,
	fields: [subscriptionLocator, eventLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const subscriptionId = subscriptionIdOf(read);
		const eventId = read.locator(eventLocator);
		await resend(client, { subscriptionId, eventId });
		return [{ subscriptionId, eventId, outcome: 'resent' }];
	},
};
