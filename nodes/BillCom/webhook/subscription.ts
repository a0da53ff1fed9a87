import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { textOf } from '../records/record';
import { type BillClient, clientOf } from '../transport/client';
import { withIdempotentKey } from './idempotentKey';
import type { Listener } from './listener';
import {
	createSubscription,
	deleteSubscription,
	eventsOf,
	listSubscriptions,
	replaceSubscription,
	type Subscription,
	type SubscriptionDraft,
	SUBSCRIPTIONS_PER_ORGANIZATION,
} from './subscriptionApi';
import { forgetKey, issueKey, keepKey, keyOf } from './subscriptionKey';
import { describeTaken } from './taken';
import type { BillCredential } from '../transport/credential';

/**
 * Whether BILL already sends these events to this address and we hold the key to verify them. Judged by what BILL
 * lists: a stored id alone may belong to the other address, to other events, or to nothing any more.
 */
export async function isSubscribed(
	client: BillClient,
	listener: Listener,
	draft: SubscriptionDraft,
): Promise<boolean> {
	const { subscriptionId } = listener.state;
	const securityKey = await keyOf(listener, async () => client);
	const subscriptions = await listSubscriptions(client);
	const ours = subscriptions.filter(({ notificationUrl }) => notificationUrl === draft.notificationUrl);
	const [only] = ours;
	return ours.length === 1 && only.id === subscriptionId && Boolean(securityKey) && fits(only, draft);
}

/** What `subscribe` found: `kept` holds on to subscription and key, `adopted` has a new key, `created` has no past. */
export type Subscribed = 'kept' | 'adopted' | 'created';

/**
 * Makes BILL send the events: adopts what a former activation left behind at the same address, otherwise creates.
 *
 * @throws NodeOperationError when BILL cannot reach the address or all ten subscriptions are taken, and what `BillClient` throws
 */
export async function subscribe(
	ctx: IHookFunctions,
	listener: Listener,
	draft: SubscriptionDraft,
): Promise<Subscribed> {
	const client = await clientOf(ctx);
	await assertReachable(client, draft);
	const subscriptions = await listSubscriptions(client);
	const leftovers = subscriptions.filter(({ notificationUrl }) => notificationUrl === draft.notificationUrl);
	if (leftovers.length > 0) return await adopt(client, listener, draft, leftovers);
	if (subscriptions.length >= SUBSCRIPTIONS_PER_ORGANIZATION) throw allTaken(client, subscriptions);
	const intent = `create ${JSON.stringify([draft.name, draft.notificationUrl, eventsOf(draft)])}`;
	const created = await withIdempotentKey(
		listener.intents,
		intent,
		async (key) => await createSubscription(client, draft, key),
	);
	const [subscriptionId, securityKey] = [textOf(created, 'id'), textOf(created, 'securityKey')];
	await keepKey(client, listener, { subscriptionId, securityKey });
	return 'created';
}

/** Stops the events: removes our subscription and any other at the same address. */
export async function unsubscribe(client: BillClient, listener: Listener): Promise<void> {
	const { subscriptionId } = listener.state;
	const subscriptions = await listSubscriptions(client);
	const atAddress = subscriptions
		.filter(({ notificationUrl }) => notificationUrl === listener.url)
		.map(({ id }) => id);
	for (const id of new Set([...atAddress, ...(subscriptionId ? [subscriptionId] : [])])) {
		await deleteSubscription(client, id);
	}
	forgetKey(listener);
}

/** BILL tells the key of a subscription once; where we do not hold it, a new one is issued. */
async function adopt(
	client: BillClient,
	listener: Listener,
	draft: SubscriptionDraft,
	leftovers: Subscription[],
): Promise<Subscribed> {
	const { subscriptionId } = listener.state;
	const securityKey = await keyOf(listener, async () => client);
	const kept = leftovers.find(({ id }) => id === subscriptionId) ?? leftovers[0];
	for (const { id } of leftovers) if (id !== kept.id) await deleteSubscription(client, id);
	const isKeyKnown = Boolean(securityKey) && kept.id === subscriptionId;
	if (!isKeyKnown) await issueKey(client, listener, kept.id);
	// After the key is known: an enabled subscription whose deliveries we refuse would switch itself off.
	if (!fits(kept, draft)) await replaceSubscription(client, kept.id, draft);
	return isKeyKnown ? 'kept' : 'adopted';
}

function fits(subscription: Subscription, draft: SubscriptionDraft): boolean {
	return subscription.isEnabled && subscription.events.join() === eventsOf(draft).join();
}

async function assertReachable(
	client: BillClient,
	{ notificationUrl, eventTypes }: SubscriptionDraft,
): Promise<void> {
	if (eventTypes.length === 0) {
		throw new NodeOperationError(client.node, 'BILL was not asked to send anything: no events are chosen', {
			description: 'Choose at least one event, for example payment.updated.',
			level: 'warning',
		});
	}
	const { environment } = client.credential;
	if (isReachable(notificationUrl, environment)) return;
	throw new NodeOperationError(client.node, `BILL cannot deliver events to ${notificationUrl}`, {
		description:
			'BILL calls public https addresses only. Set the address at which BILL reaches this n8n instance in the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in newer versions), restart n8n and publish the workflow again. For a test on your own machine use a tunnel.',
		level: 'warning',
	});
}

function allTaken(client: BillClient, subscriptions: Subscription[]): NodeOperationError {
	const message = `BILL did not subscribe this workflow: all ${SUBSCRIPTIONS_PER_ORGANIZATION} webhook subscriptions of the organization are in use`;
	return new NodeOperationError(client.node, message, {
		description: `Unpublish a workflow that no longer needs BILL events, or delete a subscription nobody uses, then publish again. A test address counts as well. ${describeTaken(subscriptions, Date.now())}`,
		level: 'warning',
	});
}

/**
 * Whether BILL can deliver to an address: it takes https only (BILL createsubscription, 2026-11). A BILL of one's own
 * address, such as a simulator on this machine, takes http as well.
 */
export function isReachable(url: string, environment: BillCredential['environment']): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (environment === 'custom') return protocol === 'https:' || protocol === 'http:';
	const isThisMachine = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
	return protocol === 'https:' && !isThisMachine;
}
