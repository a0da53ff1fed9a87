import { timestamp } from '../../clock';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';
import { EVENT_VERSION } from '../../webhooks/catalog';
import { subscriptionOfPath } from '../../webhooks/subscriptions';

const DUMMY_ID = '00000000000000000000';

/**
 * POST /v3/subscriptions/{subscriptionId}/test. Sends an event of dummies, the first of the subscription's types unless
 * told. The body `{eventId}` is assumed. Not modelled: details in the request.
 */
export const sendTestEvent: Route<{ eventType?: string; version?: string } | undefined> = {
	base: 'connect-events',
	method: 'POST',
	path: '/v3/subscriptions/:subscriptionId/test',
	guard: 'session',
	bodySchema: { ...object({ eventType: filledText(), version: filledText() }), type: ['object', 'null'] },
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
