import { ok } from '../../route';
import type { Route } from '../../route';
import { subscriptionOfPath, subscriptionView } from '../../webhooks/subscriptions';

/** GET /v3/subscriptions/{subscriptionId}. Never shows the key. */
export const readSubscription: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/subscriptions/:subscriptionId',
	guard: 'session',
	handle: ({ params, session, world }) =>
		ok(subscriptionView(subscriptionOfPath(world, session, params.subscriptionId))),
};
