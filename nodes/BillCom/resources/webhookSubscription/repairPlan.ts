import { abandonedBecause, isTestAddress } from '../../webhook/taken';
import type { Subscription } from '../../webhook/subscriptionApi';
import { eventsOf } from '../../webhook/subscriptionApi';

/** What this n8n needs of BILL. */
export interface Needs {
	/** Address under which BILL reaches this n8n, without a slash at the end; empty when it was not given. */
	baseUrl: string;
	/** Addresses (`addressKey`) that must have a subscription, with their events; no events means that any will do. */
	expected: Map<string, string[]>;
}

/** What can be the matter with a subscription. `orphan`: of this n8n, and nobody expects it. */
export type Finding =
	| 'duplicate'
	| 'elsewhere'
	| 'eventsDiffer'
	| 'healthy'
	| 'missing'
	| 'orphan'
	| 'switchedOff'
	| 'testAddress';

/** A subscription, judged. `missing` stands for one that BILL does not have. */
export interface Judged {
	subscription: Subscription;
	found: Finding[];
	advice: string;
	/** Whether Repair may switch it on, set its events and have its events sent again. */
	isOurs: boolean;
}

const PUBLISH_AGAIN = 'Unpublish the workflow with this address and publish it again.';

/**
 * An address in the one spelling that is compared: capital letters in the host and a slash at the end are another way to
 * write the same, and must not make an orphan of a subscription that is needed.
 */
export function addressKey(url: string): string {
	return (URL.canParse(url) ? new URL(url).href : url).replace(/\/+$/, '');
}

/** Compares what BILL has with what this n8n needs: every subscription of BILL, then those it lacks. */
export function judge(subscriptions: Subscription[], needs: Needs, nowMs: number): Judged[] {
	const lacking = [...needs.expected.keys()].filter(
		(url) => !subscriptions.some(({ notificationUrl }) => addressKey(notificationUrl) === url),
	);
	return [
		...subscriptions.map((subscription) => judgeOne(subscription, subscriptions, needs, nowMs)),
		...lacking.map((url) => missing(url, needs.expected.get(url) ?? [])),
	];
}

function judgeOne(subscription: Subscription, all: Subscription[], needs: Needs, nowMs: number): Judged {
	const url = addressKey(subscription.notificationUrl);
	const isExpected = needs.expected.has(url);
	const leave = (found: Finding, advice = ''): Judged => ({
		subscription,
		found: [found],
		advice,
		isOurs: false,
	});
	if (!isExpected && isTestAddress(url)) return leave('testAddress', testAdvice(subscription, nowMs));
	if (!isExpected && !isUnder(url, needs.baseUrl)) return leave('elsewhere');
	if (!isExpected && needs.expected.size > 0) {
		return leave('orphan', 'No expected webhook has this address. Remove Orphans deletes the subscription.');
	}
	// Only one of them has the key n8n holds, and only the trigger knows which.
	if (all.filter(({ notificationUrl }) => addressKey(notificationUrl) === url).length > 1) {
		return leave('duplicate', `BILL has several subscriptions for this address. ${PUBLISH_AGAIN}`);
	}
	const wanted = needs.expected.get(url) ?? [];
	const hasEvents =
		wanted.length === 0 || subscription.events.join() === eventsOf({ eventTypes: wanted }).join();
	const found: Finding[] = [
		...(subscription.isEnabled ? [] : (['switchedOff'] as const)),
		...(hasEvents ? [] : (['eventsDiffer'] as const)),
	];
	return { subscription, found: found.length > 0 ? found : ['healthy'], advice: '', isOurs: true };
}

/** BILL shows the key of a new subscription once, and only the trigger can keep it: Repair creates none. */
function missing(notificationUrl: string, eventTypes: string[]): Judged {
	const events = eventsOf({ eventTypes });
	return {
		subscription: { id: '', name: '', notificationUrl, isEnabled: false, events, updatedMs: undefined },
		found: ['missing'],
		advice: `BILL has no subscription for this address. ${PUBLISH_AGAIN}`,
		isOurs: false,
	};
}

function testAdvice(subscription: Subscription, nowMs: number): string {
	if (!abandonedBecause(subscription, nowMs)) return '';
	return 'It looks left over from a test. If nobody is testing, delete it with Webhook Subscription: Delete.';
}

/** Whether an address is a production webhook of this n8n (n8n 2.41, default endpoint names). */
function isUnder(url: string, baseUrl: string): boolean {
	return baseUrl !== '' && url.startsWith(`${baseUrl}/webhook/`);
}
