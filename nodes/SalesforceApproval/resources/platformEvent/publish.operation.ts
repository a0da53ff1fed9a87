import { decodeRefusal } from '../../transport/refusal';
import { eventLocator } from '../locators';
import { showFor, type Operation } from '../operation';
import { valuesToWrite } from '../record/values';
import { valueFields } from '../recordFields';

/** Salesforce's reply to an event: accepted into the queue, with the event's identity in the place of an error text. */
interface PublishReply {
	id?: string;
	success: boolean;
	errors: Array<{ statusCode: string; message: string }>;
}

/**
 * POST /sobjects/<event> → `{ eventUuid, status: 'enqueued' }`. Enqueued is not delivered: Salesforce may in rare cases
 * lose a queued event. Expect LIMIT_EXCEEDED, PLATFORM_EVENT_PUBLISHING_UNAVAILABLE.
 */
export const publish: Operation = {
	option: {
		name: 'Publish',
		value: 'publish',
		action: 'Publish a platform event',
		description: 'Put an event on the event bus of the org',
	},
	description: showFor('platformEvent', 'publish', [
		eventLocator,
		...valueFields({
			noun: 'event',
			loadOptionsMethod: 'getEventFields',
			loadOptionsDependsOn: ['eventName.value'],
		}),
	]),
	intent: ({ read }) => `publish ${read.apiName('eventName', 'Event')}`,
	async execute(call) {
		const eventName = call.read.apiName('eventName', 'Event');
		const values = await valuesToWrite(call, eventName);
		const reply = await call.salesforce.requestPost<PublishReply>(`/sobjects/${eventName}`, values);
		const enqueued = reply.errors.find(({ statusCode }) => statusCode === 'OPERATION_ENQUEUED');
		if (!reply.success || !enqueued) throw decodeRefusal(200, reply.errors);
		return [{ eventUuid: enqueued.message, status: 'enqueued', eventName, id: reply.id ?? null }];
	},
};
