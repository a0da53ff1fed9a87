import type { Subscription } from './subscriptionApi';

const HOUR_MS = 3_600_000;

/** n8n keeps a test address open for two minutes; what is older was left behind. */
const TEST_LIFE_MS = HOUR_MS;

/**
 * Who holds the ten subscriptions of an organization, in words, and which of them look as if nobody needed them: switched
 * off by BILL because nobody answered, or a test address n8n closed long ago.
 */
export function describeTaken(subscriptions: Subscription[], nowMs: number): string {
	const described = subscriptions.map((subscription) => ({
		words: `${subscription.name} → ${subscription.notificationUrl} (${subscription.id})`,
		doubt: abandonedBecause(subscription, nowMs),
	}));
	const used = described.filter(({ doubt }) => !doubt).map(({ words }) => words);
	const doubtful = described.filter(({ doubt }) => doubt).map(({ words, doubt }) => `${words}, ${doubt}`);
	return [
		doubtful.length > 0 ? `These look abandoned: ${doubtful.join('; ')}.` : '',
		used.length > 0 ? `Taken by: ${used.join('; ')}.` : '',
	]
		.filter(Boolean)
		.join(' ');
}

/** Why nobody seems to need it; undefined when it looks alive. */
export function abandonedBecause(
	{ isEnabled, notificationUrl, updatedMs }: Subscription,
	nowMs: number,
): string | undefined {
	const since = updatedMs === undefined ? '' : ` since ${new Date(updatedMs).toISOString().slice(0, 10)}`;
	if (!isEnabled) return `switched off${since}`;
	const isOld = updatedMs !== undefined && nowMs - updatedMs > TEST_LIFE_MS;
	return isOld && isTestAddress(notificationUrl) ? `a test address${since}` : undefined;
}

/** Whether an address is where n8n listens for test events (n8n 2.41, default endpoint names). */
export function isTestAddress(url: string): boolean {
	return url.includes('/webhook-test/');
}
