import type { IHookFunctions } from 'n8n-workflow';
import { findMissedEvents, resendEvents } from './missedEvents';
import { fingerprintOf, handledIn } from './keptEvents';
import type { Listener } from './listener';
import { readCatchUpDays, readTriggerOptions } from './triggerOptions';
import { clientOf } from '../transport/client';

const DAY_MS = 24 * 3_600_000;

/** n8n waits for an activation; one event a call, this many take about half a minute. */
const MOST_EVENTS = 100;

/**
 * Asks BILL to send again what it could not deliver while n8n was away. An activation cannot start executions by itself,
 * and BILL's own delivery passes signature check and repeat check like any other.
 *
 * Only for a subscription whose key n8n has already saved: it saves a new one after the activation, and would refuse
 * every delivery until then. Writes nothing to the static data, which the deliveries change meanwhile.
 *
 * Never fails the activation: the subscription stands, and what is missing can be sent again by Repair.
 */
export async function catchUp(ctx: IHookFunctions, listener: Listener): Promise<void> {
	const { catchUpOnActivation } = readTriggerOptions(ctx);
	const days = readCatchUpDays(ctx);
	const { subscriptionId } = listener.state;
	// While somebody listens for a test event, old events would only be in the way.
	if (!catchUpOnActivation || !subscriptionId || ctx.getMode() === 'manual') return;
	const name = `BILL Trigger "${ctx.getNode().name}"`;
	try {
		const client = await clientOf(ctx);
		const fromMs = Date.now() - days * DAY_MS;
		const { ids } = await findMissedEvents(client, { subscriptionId, fromMs });
		const handled = new Set(handledIn(listener.state));
		const missed = ids.filter((id) => !handled.has(fingerprintOf(id)));
		if (missed.length === 0) return;
		const eventIds = missed.slice(0, MOST_EVENTS);
		const { resent, refused } = await resendEvents(client, { subscriptionId, eventIds });
		const left = missed.length - resent;
		ctx.logger.info(`${name} had BILL send ${resent} missed events again, the oldest first`);
		if (left > 0) {
			const reason = refused?.message ?? `at most ${MOST_EVENTS} are sent again on activation`;
			ctx.logger.warn(
				`${name}: ${left} missed events are left (${reason}). Run the BILL node, Webhook Subscription: Repair.`,
			);
		}
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		ctx.logger.warn(
			`${name} could not have missed events sent again: ${reason} Run the BILL node, Webhook Subscription: Repair.`,
		);
	}
}
