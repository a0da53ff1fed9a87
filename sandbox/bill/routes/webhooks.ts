import type { Static } from '@sinclair/typebox';
import { without } from '../../simulator/fields';
import { subscriptionChangeSchema, subscriptionSchema, testEventSchema } from '../bodies/subscription';
import type { SubscriptionDraft } from '../bodies/subscription';
import { forwardPage } from '../lists/forwardPage';
import { single } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import type { EventRecord } from '../store/rows';
import { timestamp } from '../values/dates';
import { newSecret } from '../values/ids';
import { EVENT_TYPES, EVENT_VERSION } from '../webhooks/catalog';
import { once } from '../webhooks/idempotency';
import {
	createSubscription,
	refuseToken,
	replaceSubscription,
	subscriptionOfPath,
	subscriptionView,
} from '../webhooks/subscriptions';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

/** Event types with their versions; the key `events` and the field names are assumed. */
const readCatalog: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/events/catalog',
	guard: 'session',
	handle: () => ok({ events: EVENT_TYPES.map((type) => ({ type, version: EVENT_VERSION })) }),
};

/** Forward paging only, oldest first. */
const listSubscriptions: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/subscriptions',
	guard: 'session',
	handle({ query, session, world }) {
		const own = world.store.subscriptions
			.all()
			.filter(({ organizationId }) => organizationId === session.organizationId);
		return ok(forwardPage(own, query, subscriptionView));
	},
};

/**
 * Answers 200 with the one-time `securityKey`. At most 10 an organization, no two with the same events and URL; codes
 * of both refusals are placeholders. Not modelled: partner subscriptions.
 */
const createSubscriptionRoute: Route<SubscriptionDraft> = {
	base: 'connect-events',
	method: 'POST',
	path: '/v3/subscriptions',
	guard: 'session',
	bodySchema: subscriptionSchema,
	handle(call) {
		refuseToken(call.world, call.session);
		return once(call, 'create subscription', () =>
			ok(createSubscription(call.world, call.session, call.body)),
		);
	},
};

/** Never shows the key. */
const readSubscription: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/subscriptions/:subscriptionId',
	guard: 'session',
	handle: ({ params, session, world }) =>
		ok(subscriptionView(subscriptionOfPath(world, session, params.subscriptionId))),
};

/** Replaces everything, the events too; the key stays. */
const replaceSubscriptionRoute: Route<SubscriptionDraft> = {
	base: 'connect-events',
	method: 'PUT',
	path: '/v3/subscriptions/:subscriptionId',
	guard: 'session',
	bodySchema: subscriptionSchema,
	handle({ body, params, session, world }) {
		refuseToken(world, session);
		const before = subscriptionOfPath(world, session, params.subscriptionId);
		return ok(subscriptionView(replaceSubscription(world, session, before, body)));
	},
};

/** PATCH /v3/subscriptions/{subscriptionId}: name, status, URL. Setting `status.enabled` wakes a subscription BILL switched off. */
const changeSubscription: Route<Partial<SubscriptionDraft>> = {
	base: 'connect-events',
	method: 'PATCH',
	path: '/v3/subscriptions/:subscriptionId',
	guard: 'session',
	bodySchema: subscriptionChangeSchema,
	handle({ body, params, session, world }) {
		refuseToken(world, session);
		const before = subscriptionOfPath(world, session, params.subscriptionId);
		const { name, status, events, notificationUrl } = { ...before, ...body };
		return ok(
			subscriptionView(
				replaceSubscription(world, session, before, { name, status, events, notificationUrl }),
			),
		);
	},
};

/** Nothing more is sent, the event log goes with it (assumed). Empty body (assumed). */
const deleteSubscription: Route = {
	base: 'connect-events',
	method: 'DELETE',
	path: '/v3/subscriptions/:subscriptionId',
	guard: 'session',
	handle({ params, session, world }) {
		refuseToken(world, session);
		const { id } = subscriptionOfPath(world, session, params.subscriptionId);
		world.store.subscriptions.delete(id);
		for (const event of world.store.events.find('subscriptionId', id)) world.store.events.delete(event.id);
		return ok(undefined);
	},
};

/**
 * POST /v3/subscriptions/{subscriptionId}/security-key, also spelled with an underscore. The old key stops at once
 * (assumed). The body `{securityKey}` is assumed.
 */
function newSecurityKey(spelling: 'security-key' | 'security_key'): Route {
	const style = spelling === 'security-key' ? 'hyphen' : 'underscore';
	return {
		base: 'connect-events',
		method: 'POST',
		path: `/v3/subscriptions/:subscriptionId/${spelling}`,
		guard: 'session',
		handle(call) {
			const { params, session, world } = call;
			if (world.switches.securityKeyPath !== 'both' && world.switches.securityKeyPath !== style) {
				throw refusal('routeUnknown', spelling);
			}
			refuseToken(world, session);
			const subscription = subscriptionOfPath(world, session, params.subscriptionId);
			return once(call, `security key ${subscription.id}`, () => {
				const securityKey = newSecret(32);
				world.store.subscriptions.put({
					...subscription,
					securityKey,
					updatedTime: timestamp(world.clock.now()),
				});
				return ok({ securityKey });
			});
		},
	};
}

const DUMMY_ID = '00000000000000000000';

/**
 * Sends an event of dummies, the first of the subscription's types unless told. The body `{eventId}` is assumed. Not
 * modelled: details in the request.
 */
const sendTestEvent: Route<Static<typeof testEventSchema>> = {
	base: 'connect-events',
	method: 'POST',
	path: '/v3/subscriptions/:subscriptionId/test',
	guard: 'session',
	bodySchema: testEventSchema,
	handle({ body, params, session, world }) {
		const subscription = subscriptionOfPath(world, session, params.subscriptionId);
		const { eventType = subscription.events[0].type, version = EVENT_VERSION } = body ?? {};
		const isSubscribed = subscription.events.some(({ type }) => type === eventType);
		if (!isSubscribed || version !== EVENT_VERSION)
			throw refusal('parameterInvalid', `event ${eventType} version ${version}`);
		const now = timestamp(world.clock.now());
		const entity = { id: DUMMY_ID, createdTime: now, updatedTime: now };
		const event = world.notifier.recordEvent(subscription, { eventType, entityId: DUMMY_ID, entity });
		world.notifier.send(event);
		return ok({ eventId: event.id });
	},
};

function timeOf(query: Record<string, unknown>, name: string, otherwise: number): number {
	const text = single(query, name);
	if (text === undefined) return otherwise;
	const time = Date.parse(text);
	if (Number.isNaN(time)) throw refusal('parameterInvalid', `${name}: ${text}`);
	return time;
}

function eventView(event: EventRecord) {
	return without(event, 'entityId');
}

/** The event log, oldest first. Not modelled: forgetting after 180 days. */
const listEvents: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/events/subscription/:subscriptionId',
	guard: 'session',
	handle({ params, query, session, world }) {
		const { id } = subscriptionOfPath(world, session, params.subscriptionId);
		const from = timeOf(query, 'createdTimeFrom', 0);
		const to = timeOf(query, 'createdTimeTo', world.clock.now());
		const entityId = single(query, 'entityId');
		const events = world.store.events.find('subscriptionId', id).filter((event) => {
			const created = Date.parse(event.createdTime);
			return created >= from && created <= to && (entityId === undefined || event.entityId === entityId);
		});
		return ok(forwardPage(events, query, eventView));
	},
};

/** Sends one event again, same id. Empty body (assumed). */
const resendEvent: Route = {
	base: 'connect-events',
	method: 'POST',
	path: '/v3/events/subscription/:subscriptionId/event/:eventId',
	guard: 'session',
	handle({ params, session, world }) {
		const subscription = subscriptionOfPath(world, session, params.subscriptionId);
		const event = world.store.events.get(params.eventId);
		if (event?.subscriptionId !== subscription.id) throw refusal('objectUnknown', params.eventId);
		world.notifier.send(event);
		return ok(undefined);
	},
};

/** Webhook subscriptions and their events; `/connect-events`. */
export const webhooksRoutes: Route[] = [
	readCatalog,
	listSubscriptions,
	createSubscriptionRoute,
	readSubscription,
	replaceSubscriptionRoute,
	changeSubscription,
	deleteSubscription,
	newSecurityKey('security-key'),
	newSecurityKey('security_key'),
	sendTestEvent,
	listEvents,
	resendEvent,
];
