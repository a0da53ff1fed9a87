import type { IDataObject } from 'n8n-workflow';
import { isStoredRecord, listOf, objectOf, textOf, toBillRecord, withoutEmpty } from '../records/record';
import type { BillClient } from '../transport/client';
import { connectEvents, connectEventsPages, unlessNotFound } from './connectEvents';
import { EVENT_VERSION } from './eventTypes';

/** What we ask BILL to send where. */
export interface SubscriptionDraft {
	name: string;
	notificationUrl: string;
	/** For example `payment.updated`. */
	eventTypes: string[];
	/** On unless told. */
	isEnabled?: boolean;
}

/** A subscription as BILL lists it. The security key is not part of it: BILL shows that once. */
export interface Subscription {
	id: string;
	name: string;
	notificationUrl: string;
	isEnabled: boolean;
	/** `type@version`, sorted. */
	events: string[];
	/** Milliseconds since 1970; undefined when BILL does not say. */
	updatedMs: number | undefined;
}

/** BILL changelog 2026-04-30: webhook subscription limits. */
export const SUBSCRIPTIONS_PER_ORGANIZATION = 10;

const PATH = '/v3/subscriptions';
const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

/** GET /v3/subscriptions, all pages, as BILL returns them. BILL keeps ten an organization, so one page is the rule. */
export async function listSubscriptionRecords(client: BillClient): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const list = { intent: 'list its webhook subscriptions', path: PATH };
	for await (const page of connectEventsPages(client, list)) found.push(...page);
	return found;
}

/** The same, decoded. */
export async function listSubscriptions(client: BillClient): Promise<Subscription[]> {
	return (await listSubscriptionRecords(client)).map(toSubscription);
}

/** GET /v3/subscriptions/{id}. */
export async function readSubscription(client: BillClient, id: string): Promise<IDataObject> {
	return await connectEvents(client, {
		intent: `return the webhook subscription ${id}`,
		method: 'GET',
		path: pathOf(id),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/**
 * POST /v3/subscriptions → the subscription with its one-time `securityKey`. Refused as the eleventh, or as a duplicate.
 *
 * @param key UUID version 4, see `withIdempotentKey`
 */
export async function createSubscription(
	client: BillClient,
	draft: SubscriptionDraft,
	key: string,
): Promise<IDataObject> {
	return await connectEvents(client, {
		intent: `subscribe ${draft.notificationUrl}`,
		method: 'POST',
		path: PATH,
		headers: { 'X-Idempotent-Key': key },
		isRepeatable: true,
		body: toBody(draft),
		isAnswered: hasKey,
		decode: toBillRecord,
	});
}

/** PUT /v3/subscriptions/{id}: replaces name, address, events and status. The security key stays. */
export async function replaceSubscription(
	client: BillClient,
	id: string,
	draft: SubscriptionDraft,
): Promise<IDataObject> {
	return await connectEvents(client, {
		intent: `change the webhook subscription ${id}`,
		method: 'PUT',
		path: pathOf(id),
		isRepeatable: true,
		body: toBody(draft),
		decode: toBillRecord,
	});
}

/** PATCH /v3/subscriptions/{id}: name, address or status, whatever is given; never the events. */
export async function changeSubscription(
	client: BillClient,
	id: string,
	{ name, notificationUrl, isEnabled }: Partial<Omit<SubscriptionDraft, 'eventTypes'>>,
): Promise<IDataObject> {
	const status = isEnabled === undefined ? undefined : { enabled: isEnabled };
	return await connectEvents(client, {
		intent: `change the webhook subscription ${id}`,
		method: 'PATCH',
		path: pathOf(id),
		isRepeatable: true,
		body: withoutEmpty({ name, notificationUrl, status }),
		decode: toBillRecord,
	});
}

/** A new security key. BILL's guides spell the path with a hyphen, its changelog of 2024 with an underscore. */
export async function rotateSecurityKey(client: BillClient, id: string, key: string): Promise<string> {
	const post = async (spelling: string) =>
		await connectEvents(client, {
			intent: `issue a new security key for the webhook subscription ${id}`,
			method: 'POST',
			path: `${pathOf(id)}/${spelling}`,
			headers: { 'X-Idempotent-Key': key },
			isRepeatable: true,
			body: {},
			isAnswered: hasKey,
			decode: (body) => textOf(toBillRecord(body), 'securityKey'),
		});
	return await unlessNotFound(post('security-key'), async () => await post('security_key'));
}

/** DELETE /v3/subscriptions/{id}. One that BILL no longer knows counts as deleted; nothing else is forgiven. */
export async function deleteSubscription(client: BillClient, id: string): Promise<void> {
	const deletion = connectEvents(client, {
		intent: `remove the webhook subscription ${id}`,
		method: 'DELETE',
		path: pathOf(id),
		isRepeatable: true,
		decode: () => undefined,
	});
	await unlessNotFound(deletion, () => undefined);
}

/** How `Subscription.events` spells the events of a draft. */
export function eventsOf({ eventTypes }: Pick<SubscriptionDraft, 'eventTypes'>): string[] {
	return [...new Set(eventTypes)].map((type) => `${type}@${EVENT_VERSION}`).sort();
}

/** Reads a subscription of BILL. */
export function toSubscription(record: IDataObject): Subscription {
	const events = listOf(record, 'events');
	const updatedMs = Date.parse(textOf(record, 'updatedTime') || textOf(record, 'createdTime'));
	return {
		id: textOf(record, 'id'),
		name: textOf(record, 'name'),
		notificationUrl: textOf(record, 'notificationUrl'),
		isEnabled: objectOf(record, 'status').enabled === true,
		events: events.map((event) => `${textOf(event, 'type')}@${textOf(event, 'version')}`).sort(),
		updatedMs: Number.isNaN(updatedMs) ? undefined : updatedMs,
	};
}

function toBody({ name, notificationUrl, eventTypes, isEnabled = true }: SubscriptionDraft): IDataObject {
	const events = [...new Set(eventTypes)].map((type) => ({ type, version: EVENT_VERSION }));
	return { name, status: { enabled: isEnabled }, events, notificationUrl };
}

/** BILL tells the key once: an answer without it is none, and the same idempotent key brings it back. */
function hasKey(body: unknown): boolean {
	return textOf(toBillRecord(body), 'securityKey') !== '';
}
