import { randomUUID } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { credentialOf } from '../transport/request';
import type { Listener } from './listener';
import {
	createSubscription,
	deleteSubscription,
	eventsOf,
	listSubscriptions,
	replaceSubscription,
	rotateSecurityKey,
	type Subscription,
	type SubscriptionDraft,
} from './subscriptionApi';

/** BILL changelog 2026-04-30: webhook subscription limits. */
const SUBSCRIPTIONS_PER_ORGANIZATION = 10;

/**
 * Whether BILL already sends these events to this address and we hold the key to verify them. Judged by what BILL
 * lists: a stored id alone may belong to the other address, to other events, or to nothing any more.
 */
export async function isSubscribed(
	ctx: IHookFunctions,
	listener: Listener,
	draft: SubscriptionDraft,
): Promise<boolean> {
	const { subscriptionId, securityKey } = listener.state;
	const subscriptions = await listSubscriptions(ctx);
	const ours = subscriptions.filter(({ notificationUrl }) => notificationUrl === draft.notificationUrl);
	const [only] = ours;
	return ours.length === 1 && only.id === subscriptionId && Boolean(securityKey) && fits(only, draft);
}

/**
 * Makes BILL send the events: adopts what a former activation left behind at the same address, otherwise creates.
 *
 * @throws NodeOperationError when BILL cannot reach the address or all ten subscriptions are taken, and what billRequest throws
 */
export async function subscribe(
	ctx: IHookFunctions,
	listener: Listener,
	draft: SubscriptionDraft,
): Promise<void> {
	await assertReachable(ctx, draft);
	const subscriptions = await listSubscriptions(ctx);
	const leftovers = subscriptions.filter(({ notificationUrl }) => notificationUrl === draft.notificationUrl);
	if (leftovers.length > 0) return await adopt(ctx, listener, draft, leftovers);
	if (subscriptions.length >= SUBSCRIPTIONS_PER_ORGANIZATION) throw allTaken(ctx, subscriptions);
	const intent = `create ${JSON.stringify([draft.name, draft.notificationUrl, eventsOf(draft)])}`;
	const { id, securityKey } = await createSubscription(ctx, draft, idempotentKey(listener, intent));
	listener.update({ url: draft.notificationUrl, subscriptionId: id, securityKey, intents: {} });
}

/** Stops the events: removes our subscription and any other at the same address. */
export async function unsubscribe(ctx: IHookFunctions, listener: Listener): Promise<void> {
	const { subscriptionId } = listener.state;
	const subscriptions = await listSubscriptions(ctx);
	const atAddress = subscriptions
		.filter(({ notificationUrl }) => notificationUrl === listener.url)
		.map(({ id }) => id);
	for (const id of new Set([...atAddress, ...(subscriptionId ? [subscriptionId] : [])])) {
		await deleteSubscription(ctx, id);
	}
	listener.forgetSubscription();
}

/** BILL tells the key of a subscription once; where we do not hold it, a new one is issued. */
async function adopt(
	ctx: IHookFunctions,
	listener: Listener,
	draft: SubscriptionDraft,
	leftovers: Subscription[],
): Promise<void> {
	const { subscriptionId, securityKey } = listener.state;
	const kept = leftovers.find(({ id }) => id === subscriptionId) ?? leftovers[0];
	for (const { id } of leftovers) if (id !== kept.id) await deleteSubscription(ctx, id);
	if (!securityKey || kept.id !== subscriptionId) {
		const key = await rotateSecurityKey(ctx, kept.id, idempotentKey(listener, `rotate ${kept.id}`));
		listener.update({ url: draft.notificationUrl, subscriptionId: kept.id, securityKey: key, intents: {} });
	}
	// After the key is known: an enabled subscription whose deliveries we refuse would switch itself off.
	if (!fits(kept, draft)) await replaceSubscription(ctx, kept.id, draft);
}

function fits(subscription: Subscription, draft: SubscriptionDraft): boolean {
	return subscription.isEnabled && subscription.events.join() === eventsOf(draft).join();
}

/** One UUID an intent, kept until BILL answered: repeated after a lost reply, it brings back the first answer. */
function idempotentKey(listener: Listener, intent: string): string {
	const intents = listener.state.intents ?? {};
	const key = intents[intent] ?? randomUUID();
	listener.update({ intents: { ...intents, [intent]: key } });
	return key;
}

/** BILL takes https addresses only (BILL createsubscription); a simulator on this machine takes http as well. */
async function assertReachable(
	ctx: IHookFunctions,
	{ notificationUrl, eventTypes }: SubscriptionDraft,
): Promise<void> {
	if (eventTypes.length === 0) {
		throw new NodeOperationError(ctx.getNode(), 'BILL was not asked to send anything: Events is empty', {
			description: 'Choose at least one event in Events, for example payment.updated.',
			level: 'warning',
		});
	}
	const { protocol, hostname } = new URL(notificationUrl);
	const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
	const { environment } = await credentialOf(ctx);
	const isReachable = isLocal ? environment === 'custom' : protocol === 'https:' || environment === 'custom';
	if (isReachable) return;
	throw new NodeOperationError(ctx.getNode(), `BILL cannot deliver events to ${notificationUrl}`, {
		description:
			'BILL calls public https addresses only. Set the address under which BILL reaches this n8n in the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in newer versions), restart n8n and publish the workflow again. For a test on your own machine use a tunnel.',
		level: 'warning',
	});
}

function allTaken(ctx: IHookFunctions, subscriptions: Subscription[]): NodeOperationError {
	const list = subscriptions
		.map(({ name, notificationUrl, id }) => `${name} → ${notificationUrl} (${id})`)
		.join('; ');
	const message = `BILL did not subscribe this workflow: all ${SUBSCRIPTIONS_PER_ORGANIZATION} webhook subscriptions of the organization are taken`;
	return new NodeOperationError(ctx.getNode(), message, {
		description: `Unpublish a workflow that no longer needs BILL events, or delete a subscription nobody uses, then publish again. Taken by: ${list}.`,
		level: 'warning',
	});
}
