import type { IDataObject } from 'n8n-workflow';
import { decodeRefusal } from '../../transport/refusal';
import { sendInBulk, valueFields } from '../../parameters/recordFields';
import { eventLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { valuesToWrite } from '../record/values';

/** Salesforce's reply to an event: accepted into the queue, with the event's identity in the place of an error text. */
interface PublishReply {
	id?: string;
	success: boolean;
	errors: Array<{ statusCode: string; message: string }>;
}

/**
 * POST /sobjects/<event> → `{ eventUuid, status: 'enqueued' }`; in bulk POST /composite/sobjects. Enqueued is not delivered: Salesforce may in rare cases
 * lose a queued event. Expect LIMIT_EXCEEDED, PLATFORM_EVENT_PUBLISHING_UNAVAILABLE.
 */
export const publish: Operation = {
	option: {
		name: 'Publish',
		value: 'publish',
		action: 'Publish a platform event',
		description: 'Publish one event for each input item on the event bus of the org',
	},
	output: { shape: { eventUuid: 'text', status: 'text', eventName: 'text', id: 'textOrNull' } },
	fields: [
		eventLocator,
		...valueFields({
			noun: 'event',
			loadOptionsMethod: 'getEventFields',
			loadOptionsDependsOn: ['eventName.value'],
			resourceMapperMethod: 'getEventColumns',
		}),
		sendInBulk,
	],
	intent: ({ read }) => `publish ${read.apiName('eventName')}`,
	async bulk(call) {
		const eventName = call.read.apiName('eventName');
		const values = await valuesToWrite(call, eventName);
		return {
			write: { kind: 'create', objectName: eventName, values },
			written: (reply: Partial<PublishReply>) => enqueuedEvent(eventName, reply),
		};
	},
	async execute(call) {
		const eventName = call.read.apiName('eventName');
		const values = await valuesToWrite(call, eventName);
		const reply = await call.salesforce.requestPost<PublishReply>(`/sobjects/${eventName}`, values);
		return [enqueuedEvent(eventName, reply)];
	},
};

/** @throws SalesforceRefusedError for a reply that does not say that the event was taken */
function enqueuedEvent(eventName: string, { id, success, errors }: Partial<PublishReply>): IDataObject {
	const enqueued = errors?.find(({ statusCode }) => statusCode === 'OPERATION_ENQUEUED');
	if (!success || !enqueued) throw decodeRefusal(200, errors ?? 'Salesforce did not accept the event');
	return { eventUuid: enqueued.message, status: 'enqueued', eventName, id: id ?? null };
}
