import { createHmac } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import type { Delivery, EventRecord, Subscription } from '../store/rows';
import { timestamp } from '../values/dates';
import { newUuid } from '../values/ids';
import type { Notifications, World } from '../world/world';
import { entityKey, EVENT_VERSION } from './catalog';

/** Value of `x-bill-sha-signature`: base64 of HMAC-SHA256 over the minified payload, keyed with the security key as UTF-8. */
function signatureOf(payload: string, securityKey: string): string {
	return createHmac('sha256', securityKey).update(payload, 'utf8').digest('base64');
}

/** docs/bill-webhook-api-notification-rules: 2, 4, 8, 16 s. */
const FIRST_WAIT_MS = 2_000;
const SENDING_AT_ONCE = 8;

/**
 * Sends notifications: each event to every enabled subscription that asks for it, repeated after failures, until the
 * subscription is switched off. What is still to be sent is state, so a restart goes on where it stopped.
 */
export class Notifier implements Notifications {
	private readonly waiting = new Set<NodeJS.Timeout>();
	private readonly queue: Delivery[] = [];
	private readonly agents = {
		httpAgent: new HttpAgent({ keepAlive: true }),
		httpsAgent: new HttpsAgent({ keepAlive: true }),
	};
	private readonly stopping = new AbortController();
	private sending = 0;

	/** @param commit writes down what changed; called after every attempt */
	constructor(
		private readonly world: Omit<World, 'notifier' | 'sessions' | 'limits' | 'journal'>,
		private readonly commit: () => void,
	) {}

	publish(eventType: string, entityId: string, entity: unknown): void {
		for (const subscription of this.world.store.subscriptions.all()) {
			if (!subscription.events.some(({ type }) => type === eventType)) continue;
			const event = this.recordEvent(subscription, { eventType, entityId, entity });
			// docs: a subscription that is switched off gets nothing. That the log still grows is assumed.
			if (subscription.status.enabled) this.send(event);
		}
	}

	recordEvent(
		subscription: Subscription,
		about: { eventType: string; entityId: string; entity: unknown },
	): EventRecord {
		const { eventType, entityId, entity } = about;
		const id = newUuid();
		const metadata = {
			eventId: id,
			subscriptionId: subscription.id,
			organizationId: subscription.organizationId,
			eventType,
			version: EVENT_VERSION,
		};
		return this.world.store.events.put({
			id,
			type: eventType,
			version: EVENT_VERSION,
			subscriptionId: subscription.id,
			entityId,
			payload: JSON.stringify({ metadata, [entityKey(eventType)]: entity }),
			createdTime: timestamp(this.world.clock.now()),
		});
	}

	send(event: EventRecord): void {
		const strike = this.world.faults.take('delivery', event.type);
		const { copies, lateMs } = strike ? strike.strike(strike.order) : { copies: 1, lateMs: 0 };
		for (let copy = 0; copy < copies; copy++) {
			this.schedule(
				{ eventId: event.id, subscriptionId: event.subscriptionId, retries: 0, id: newUuid() },
				lateMs,
			);
		}
	}

	resume(): void {
		for (const delivery of this.world.store.deliveries.all()) {
			this.schedule(delivery, Math.max(0, delivery.dueAtMs - this.world.clock.now()));
		}
	}

	stop(): void {
		this.clear();
		this.stopping.abort();
		this.agents.httpAgent.destroy();
		this.agents.httpsAgent.destroy();
	}

	clear(): void {
		for (const timer of this.waiting) clearTimeout(timer);
		this.waiting.clear();
		this.queue.length = 0;
	}

	private schedule(planned: Omit<Delivery, 'dueAtMs'>, waitMs: number): void {
		const delivery = this.world.store.deliveries.put({
			...planned,
			dueAtMs: this.world.clock.now() + waitMs,
		});
		// Never at once: the answer to the call that caused the event leaves first.
		const timer = setTimeout(() => {
			this.waiting.delete(timer);
			this.queue.push(delivery);
			this.pump();
		}, waitMs);
		this.waiting.add(timer);
	}

	private pump(): void {
		while (this.sending < SENDING_AT_ONCE) {
			const delivery = this.queue.shift();
			if (!delivery) return;
			this.sending += 1;
			void this.attempt(delivery).finally(() => {
				this.sending -= 1;
				if (!this.stopping.signal.aborted) this.pump();
			});
		}
	}

	private async attempt(delivery: Delivery): Promise<void> {
		const { store, stats, switches } = this.world;
		const event = store.events.get(delivery.eventId);
		const subscription = store.subscriptions.get(delivery.subscriptionId);
		if (!event || !subscription?.status.enabled) {
			store.deliveries.delete(delivery.id);
			return;
		}
		const statusCode = await this.post(subscription, event);
		if (this.stopping.signal.aborted) return;
		// A reset may have forgotten event or subscription meanwhile.
		if (!store.deliveries.get(delivery.id)) return;
		store.events.put({ ...event, statusCode });
		if (statusCode === 200) {
			stats.notificationsSent += 1;
			store.deliveries.delete(delivery.id);
		} else {
			stats.notificationsFailed += 1;
			if (delivery.retries < switches.pushRetries) {
				const waitMs = FIRST_WAIT_MS * 2 ** delivery.retries * switches.timeScale;
				this.schedule({ ...delivery, retries: delivery.retries + 1 }, waitMs);
			} else {
				this.giveUp(delivery);
			}
		}
		this.commit();
	}

	private giveUp(delivery: Delivery): void {
		const { store, clock } = this.world;
		store.deliveries.delete(delivery.id);
		const subscription = store.subscriptions.get(delivery.subscriptionId);
		if (!subscription) return;
		store.subscriptions.put({
			...subscription,
			status: { enabled: false, updatedBy: 'SYSTEM' },
			updatedTime: timestamp(clock.now()),
		});
	}

	/** The status the receiver answered, 0 when there was no answer. Success is exactly 200. */
	private async post(subscription: Subscription, event: EventRecord): Promise<number> {
		const { pushEscaped, pushTimeout } = this.world.switches;
		const body = pushEscaped ? JSON.stringify(event.payload) : event.payload;
		const sent = axios.post(subscription.notificationUrl, body, {
			...this.agents,
			headers: {
				'content-type': 'application/json',
				'x-bill-sha-signature': signatureOf(event.payload, subscription.securityKey),
			},
			timeout: pushTimeout * 1000,
			maxRedirects: 0,
			proxy: false,
			signal: this.stopping.signal,
			transformRequest: (data: string) => data, // the signature covers these bytes and no others
			validateStatus: () => true,
			responseType: 'text',
		});
		return await sent.then(
			({ status }) => status,
			(error: unknown) => (axios.isAxiosError(error) ? 0 : Promise.reject(error)),
		);
	}
}
