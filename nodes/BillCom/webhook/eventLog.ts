import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../records/record';
import type { BillClient } from '../transport/client';
import { connectEvents, type ConnectEventsList, connectEventsPages } from './connectEvents';

/** Which part of the event log of a subscription. Times in milliseconds since 1970. */
export interface EventLogQuery {
	subscriptionId: string;
	fromMs?: number;
	toMs?: number;
	/** Of the bill, payment, vendor … an event is about. */
	entityId?: string;
}

/** GET /v3/events/subscription/{id}, page by page. BILL keeps 180 days; the payload is JSON inside a text. */
export async function* eventLogPages(
	client: BillClient,
	query: EventLogQuery,
): AsyncGenerator<IDataObject[]> {
	yield* connectEventsPages(client, toEventLogList(query));
}

/** The same as a list to read one page of. */
export function toEventLogList(query: EventLogQuery): ConnectEventsList {
	const { subscriptionId, fromMs, toMs, entityId } = query;
	return {
		intent: `return the event log of the webhook subscription ${subscriptionId}`,
		path: `/v3/events/subscription/${encodeURIComponent(subscriptionId)}`,
		query: {
			...(fromMs !== undefined && { createdTimeFrom: new Date(fromMs).toISOString() }),
			...(toMs !== undefined && { createdTimeTo: new Date(toMs).toISOString() }),
			...(entityId && { entityId }),
		},
	};
}

/** POST /v3/events/subscription/{id}/event/{eventId}: BILL sends the event again, under its own id. */
export async function resendEvent(
	client: BillClient,
	{ subscriptionId, eventId }: { subscriptionId: string; eventId: string },
): Promise<void> {
	await connectEvents(client, {
		intent: `send the event ${eventId} again`,
		method: 'POST',
		path: `/v3/events/subscription/${encodeURIComponent(subscriptionId)}/event/${encodeURIComponent(eventId)}`,
		// Whoever receives it knows it by its id.
		isRepeatable: true,
		decode: () => undefined,
	});
}

/** Whether the address answered the event well. BILL counts exactly HTTP 200; an event never sent has no status. */
export function isDelivered(record: IDataObject): boolean {
	return Number(record.statusCode) === 200;
}

/** When the event was recorded, in milliseconds since 1970; 0 when BILL does not say. */
export function createdMs(record: IDataObject): number {
	return Date.parse(textOf(record, 'createdTime')) || 0;
}
