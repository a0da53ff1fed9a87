import { createHmac } from 'node:crypto';
import type { Lane } from './lane';

interface Subscription {
	id: string;
	notificationUrl: string;
}

/** What somebody writes who knows how BILL reports, the address of the webhook, and not its key. */
const FORGED = { updatedTime: '2026-11-30T00:00:00.000+00:00', singleStatus: 'CLEARED', status: 'CLEARED' };

/** Sends so many reports that BILL never made, with signatures of another key, none at all, or something else in their place. */
export async function sendForgeries({ sandbox, forgedAnswers }: Lane, count: number): Promise<void> {
	const { bill } = sandbox.everything;
	const { subscriptions, payments } = await bill.read<{
		subscriptions: Subscription[];
		payments: Array<{ id: string }>;
	}>('state');
	const [subscription] = subscriptions;
	if (!subscription) return;
	await Promise.all(
		Array.from({ length: count }, async (_, index) => {
			const payment = { ...FORGED, id: payments.at(-1 - (index % 3))?.id ?? 'stp01' };
			const body = JSON.stringify({
				metadata: {
					eventId: `forged-${index}`,
					subscriptionId: subscription.id,
					eventType: 'payment.updated',
				},
				payment,
			});
			const status = await post(subscription.notificationUrl, body, signature(body, index));
			if (status !== undefined) forgedAnswers.push(status);
		}),
	);
}

function signature(body: string, index: number): Record<string, string> {
	const wrong = createHmac('sha256', 'another key').update(body).digest('base64');
	const signatures = [wrong, '', 'null', `${wrong}${wrong}`, undefined];
	const value = signatures[index % signatures.length];
	return value === undefined ? {} : { 'x-bill-sha-signature': value };
}

/** The status of the answer; undefined where n8n is down just now. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<number | undefined> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body,
			signal: AbortSignal.timeout(10_000),
		});
		return answer.status;
	} catch {
		return undefined;
	}
}
