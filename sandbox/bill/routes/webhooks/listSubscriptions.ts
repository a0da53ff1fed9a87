import { forwardPage } from '../../lists/forwardPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import { subscriptionView } from '../../webhooks/subscriptions';

/** GET /v3/subscriptions. Forward paging only, oldest first. */
export const listSubscriptions: Route = {
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
