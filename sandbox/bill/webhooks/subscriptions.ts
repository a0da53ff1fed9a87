import { without } from '../../simulator/fields';
import type { SubscriptionDraft } from '../bodies/subscription';
import { refusal } from '../refusals/refusal';
import type { Session, Subscription } from '../store/rows';
import { timestamp } from '../values/dates';
import { newSecret, newUuid } from '../values/ids';
import type { World } from '../world/world';
import { EVENT_TYPES, EVENT_VERSION } from './catalog';

const SUBSCRIPTIONS_PER_ORGANIZATION = 10;

/** A subscription as it is shown: without its key, which is told once. */
export function subscriptionView(subscription: Subscription): Omit<Subscription, 'securityKey'> {
	return without(subscription, 'securityKey');
}

/** The subscription a path names, if it is the caller's. @throws Refusal 404 */
export function subscriptionOfPath(world: World, session: Session, subscriptionId: string): Subscription {
	const subscription = world.store.subscriptions.get(subscriptionId);
	if (subscription?.organizationId !== session.organizationId) throw refusal('objectUnknown', subscriptionId);
	return subscription;
}

/** Sync tokens may manage webhooks unless a switch says otherwise. */
export function refuseToken(world: World, session: Session): void {
	if (session.kind === 'token' && !world.switches.tokenWebhooks) throw refusal('permissionMissing');
}

/** BILL demands https. The simulator also takes http on this machine, because tests listen there. */
function refuseUnusableUrl(notificationUrl: string): void {
	const url = URL.canParse(notificationUrl) ? new URL(notificationUrl) : undefined;
	const isHere = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
	if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return;
	throw refusal('fieldInvalid', 'notificationUrl: must be an https URL');
}

function refuseUnknownEvents(draft: SubscriptionDraft): void {
	const known: readonly string[] = EVENT_TYPES;
	for (const { type, version } of draft.events) {
		if (!known.includes(type) || version !== EVENT_VERSION)
			throw refusal('parameterInvalid', `event ${type} version ${version}`);
	}
}

function eventSet({ events: wanted }: Pick<SubscriptionDraft, 'events'>): string {
	return [...new Set(wanted.map(({ type, version }) => `${type}/${version}`))].sort().join(' ');
}

function refuseDuplicate(world: World, session: Session, draft: SubscriptionDraft, ownId?: string): void {
	const duplicate = world.store.subscriptions
		.all()
		.find(
			(other) =>
				other.id !== ownId &&
				other.organizationId === session.organizationId &&
				other.notificationUrl === draft.notificationUrl &&
				eventSet(other) === eventSet(draft),
		);
	if (duplicate)
		throw refusal('subscriptionTaken', duplicate.id, { status: world.switches.subscriptionLimitStatus });
}

/** Stores a subscription with a new key. @throws Refusal for the eleventh, a duplicate, an unknown event or an unusable URL */
export function createSubscription(world: World, session: Session, draft: SubscriptionDraft): Subscription {
	refuseUnusableUrl(draft.notificationUrl);
	refuseUnknownEvents(draft);
	refuseDuplicate(world, session, draft);
	const own = world.store.subscriptions
		.all()
		.filter(({ organizationId }) => organizationId === session.organizationId);
	if (own.length >= SUBSCRIPTIONS_PER_ORGANIZATION) {
		const changes = { status: world.switches.subscriptionLimitStatus };
		throw refusal('subscriptionLimit', String(SUBSCRIPTIONS_PER_ORGANIZATION), changes);
	}
	const now = timestamp(world.clock.now());
	return world.store.subscriptions.put({
		...draft,
		id: newUuid(),
		organizationId: session.organizationId,
		status: { enabled: draft.status.enabled, updatedBy: session.userId },
		securityKey: newSecret(32),
		createdTime: now,
		updatedTime: now,
	});
}

/** Replaces everything but id and key. */
export function replaceSubscription(
	world: World,
	session: Session,
	before: Subscription,
	draft: SubscriptionDraft,
): Subscription {
	refuseUnusableUrl(draft.notificationUrl);
	refuseUnknownEvents(draft);
	refuseDuplicate(world, session, draft, before.id);
	return world.store.subscriptions.put({
		...before,
		...draft,
		status: { enabled: draft.status.enabled, updatedBy: session.userId },
		updatedTime: timestamp(world.clock.now()),
	});
}
