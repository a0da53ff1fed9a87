import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { connectEvents } from '../../webhook/connectEvents';
import { EVENT_VERSION } from '../../webhook/eventTypes';
import type { Operation } from '../../operation/operation';
import { parameters, toText } from '../../parameters/reader';
import { toBillRecord, withoutEmpty } from '../../records/record';
import { subscriptionIdOf } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** POST /v3/subscriptions/{id}/test. All values in the event are dummies. */
export const sendTest: Operation = {
	option: {
		name: 'Send Test',
		value: 'sendTest',
		action: 'Send a test event',
		description: 'Have BILL send an event with made-up values to the address of a subscription',
	},
	output: { shape: { eventId: 'text', eventType: 'text', subscriptionId: 'text' }, isOpen: true },
	calls: 1,
	fields: [
		subscriptionLocator,
		{
			displayName: 'Event Name or ID',
			name: 'eventType',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'loadEventTypes' },
			default: '',
			description:
				'The event to send, one of those in the subscription. If empty, BILL chooses. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const subscriptionId = subscriptionIdOf(read);
		const eventType = toText(read.raw('eventType'));
		const answer = await connectEvents(client, {
			intent: `send a test event of the webhook subscription ${subscriptionId}`,
			method: 'POST',
			path: `/v3/subscriptions/${encodeURIComponent(subscriptionId)}/test`,
			body: eventType ? { eventType, version: EVENT_VERSION } : {},
			decode: toBillRecord,
		});
		return [{ ...answer, ...withoutEmpty({ subscriptionId, eventType }) }];
	},
};
