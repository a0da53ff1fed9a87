import { timestamp } from '../../clock';
import { newSecret } from '../../ids';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { once } from '../../webhooks/idempotency';
import { refuseToken, subscriptionOfPath } from '../../webhooks/subscriptions';

/**
 * POST /v3/subscriptions/{subscriptionId}/security-key, also spelled with an underscore. The old key stops at once
 * (assumed). The body `{securityKey}` is assumed.
 */
export function newSecurityKey(spelling: 'security-key' | 'security_key'): Route {
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
