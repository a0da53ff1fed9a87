import { ok } from '../../route';
import type { Route } from '../../route';
import {
	refuseToken,
	replaceSubscription,
	subscriptionChangeSchema,
	subscriptionOfPath,
	subscriptionView,
} from '../../webhooks/subscriptions';
import type { SubscriptionDraft } from '../../webhooks/subscriptions';

/** PATCH /v3/subscriptions/{subscriptionId}: name, status, URL. Setting `status.enabled` wakes a subscription BILL switched off. */
export const changeSubscription: Route<Partial<SubscriptionDraft>> = {
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
