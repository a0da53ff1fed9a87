import { ok } from '../../route';
import type { Route } from '../../route';
import { refuseToken, subscriptionOfPath } from '../../webhooks/subscriptions';

/** DELETE /v3/subscriptions/{subscriptionId}. Nothing more is sent, the event log goes with it (assumed). Empty body (assumed). */
export const deleteSubscription: Route = {
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
