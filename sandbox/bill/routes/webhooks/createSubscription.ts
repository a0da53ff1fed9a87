import { ok } from '../../route';
import type { Route } from '../../route';
import { once } from '../../webhooks/idempotency';
import { createSubscription, refuseToken, subscriptionSchema } from '../../webhooks/subscriptions';
import type { SubscriptionDraft } from '../../webhooks/subscriptions';

/**
 * POST /v3/subscriptions → 200 with the one-time `securityKey`. At most 10 an organization, no two with the same events
 * and URL; codes of both refusals are placeholders. Not modelled: partner subscriptions.
 */
export const createSubscriptionRoute: Route<SubscriptionDraft> = {
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
