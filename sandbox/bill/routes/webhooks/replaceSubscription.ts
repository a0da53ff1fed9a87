import { ok } from '../../route';
import type { Route } from '../../route';
import {
	refuseToken,
	replaceSubscription,
	subscriptionOfPath,
	subscriptionSchema,
	subscriptionView,
} from '../../webhooks/subscriptions';
import type { SubscriptionDraft } from '../../webhooks/subscriptions';

/** PUT /v3/subscriptions/{subscriptionId}. Replaces everything, the events too; the key stays. */
export const replaceSubscriptionRoute: Route<SubscriptionDraft> = {
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
