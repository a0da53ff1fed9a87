import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { subscriptionOfPath } from '../../webhooks/subscriptions';

/** POST /v3/events/subscription/{subscriptionId}/event/{eventId}. Sends one event again, same id. Empty body (assumed). */
export const resendEvent: Route = {
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
