import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { EventBus, PublishedEvent } from '../events/bus';
import { replayNumber } from '../events/replayId';
import type { PubSubSwitches } from './faults';
import type { FetchRequest, FetchResponse } from './proto';
import { Refusal, type RefusalCode } from './refusals';

/** A stream may have at most this many events outstanding (Salesforce Pub/Sub API guide, flow control, 2026-11). */
const MAX_OUTSTANDING = 100;

/** What a subscription needs from its server. */
export interface SubscriptionContext {
	bus: EventBus;
	switches: PubSubSwitches;
	rpcId: string;
	/** Silence after which an empty response goes out, in milliseconds. */
	keepaliveMs: number;
	/** Time without demand after which the stream is closed, in milliseconds. */
	zeroDemandMs: number;
	/** The org's deliveries. */
	allocation: Allocation;
	/** Whether the caller's token is still good. */
	isAuthorized(): boolean;
	onClosed(): void;
}

/** The org's allocation of event deliveries in 24 hours; each event counts for each subscriber, old ones too. */
export interface Allocation {
	isUsedUp(): boolean;
	count(deliveries: number): void;
}

/** What an open stream looks like from outside. */
export interface StreamState {
	rpcId: string;
	topic: string;
	/** Events the client still waits for. */
	pending: number;
	delivered: number;
	/** Base64 replay id after which the stream goes on. */
	position: string;
	isSilent: boolean;
}

/**
 * One Subscribe call (Salesforce Pub/Sub API guide, flow control, 2026-11): delivers what was asked for and no more,
 * and ends for good on any error. It pulls from the bus by position, so an event published while there is no demand
 * waits in the bus, not here.
 */
export class Subscription {
	private topic = '';
	private position: Buffer = Buffer.alloc(0);
	private pending = 0;
	private delivered = 0;
	private isSilent: boolean;
	private isClosed = false;
	private isFlushPlanned = false;
	private repeats: PublishedEvent[] = [];
	private timer: NodeJS.Timeout | undefined;
	private stopListening: () => void = () => {};

	constructor(
		private readonly call: ServerDuplexStream<FetchRequest, FetchResponse>,
		private readonly context: SubscriptionContext,
	) {
		this.isSilent = context.switches.halfOpen;
		call.on('data', (request: FetchRequest) => this.onRequest(request));
		call.on('end', () => this.close());
		call.on('cancelled', () => this.close());
		call.on('error', () => this.close());
		if (!this.isSilent) this.waitForDemand();
	}

	state(): StreamState {
		const { topic, pending, delivered, isSilent } = this;
		return {
			rpcId: this.context.rpcId,
			topic,
			pending,
			delivered,
			position: this.position.toString('base64'),
			isSilent,
		};
	}

	/** Sends an event a second time, with the replay id it had. Takes up demand like any other. */
	repeat(event: PublishedEvent): void {
		if (event.topic !== this.topic) return;
		this.repeats.push(event);
		this.planFlush();
	}

	/** Never answers again, though the connection stays open. */
	silence(): void {
		this.isSilent = true;
		clearTimeout(this.timer);
	}

	/** Ends the stream with an error, or without one when the server simply closes it. */
	close(code?: RefusalCode): void {
		if (this.isClosed) return;
		this.isClosed = true;
		clearTimeout(this.timer);
		this.stopListening();
		if (code) this.call.emit('error', new Refusal(code, this.context.rpcId));
		else this.call.end();
		this.context.onClosed();
	}

	/** Ends the stream if its token is no longer good. */
	recheckToken(): void {
		if (!this.context.isAuthorized()) this.close('service.auth.error');
	}

	private onRequest(request: FetchRequest): void {
		if (this.isClosed || this.isSilent) return;
		const refusal = this.refusalOf(request) ?? (this.topic === '' ? this.open(request) : undefined);
		if (refusal) return this.close(refusal);
		this.pending += request.num_requested;
		this.rest();
		this.planFlush();
	}

	private refusalOf({ topic_name, num_requested, auth_refresh }: FetchRequest): RefusalCode | undefined {
		if (!this.context.isAuthorized()) return 'service.auth.error';
		if (auth_refresh !== '') return 'service.auth.refresh.invalid';
		if (this.topic !== '' && topic_name !== '' && topic_name !== this.topic)
			return 'subscription.fetch.topic.mismatch';
		if (num_requested < 1 || num_requested > MAX_OUTSTANDING)
			return 'subscription.fetch.requested.events.invalid';
		if (this.pending + num_requested > MAX_OUTSTANDING) return 'subscription.fetch.overflow';
		return undefined;
	}

	/** Replay settings count only in the first request. */
	private open({
		topic_name: topic,
		replay_preset: preset,
		replay_id: replayId,
	}: FetchRequest): RefusalCode | undefined {
		const { bus, switches } = this.context;
		if (topic === '') return 'topic.validation.empty';
		if (bus.topicSchemaId(topic) === undefined) return 'topic.not.found';
		if (this.isUsedUp()) return 'subscription.limit.exceeded';
		if (preset === 'CUSTOM') {
			if (replayId.length === 0) return 'subscription.fetch.replayid.validation.failed';
			if (bus.replayIdDefect(topic, replayId)) return 'subscription.fetch.replayid.corrupted';
			if (switches.duplicateOnReconnect) {
				this.repeats = bus.read(topic, 'earliest').filter((event) => event.replayId.equals(replayId));
			}
		}
		this.topic = topic;
		this.position = { LATEST: bus.latestReplayId(topic), EARLIEST: Buffer.alloc(0), CUSTOM: replayId }[
			preset
		];
		this.stopListening = bus.onPublish(topic, () => this.planFlush());
		return undefined;
	}

	private isUsedUp(): boolean {
		return this.context.switches.subscriptionLimitExceeded || this.context.allocation.isUsedUp();
	}

	/** Events published in one go leave in one response. */
	private planFlush(): void {
		if (this.isFlushPlanned) return;
		this.isFlushPlanned = true;
		setImmediate(() => {
			this.isFlushPlanned = false;
			this.flush();
		});
	}

	private flush(): void {
		if (this.isClosed || this.isSilent || this.pending === 0) return;
		if (this.isUsedUp()) return this.close('subscription.limit.exceeded');
		const repeated = this.repeats.splice(0, this.pending);
		const fresh = this.context.bus.readOn(this.topic, this.position, this.pending - repeated.length);
		const events = [...repeated, ...fresh];
		if (events.length > 0) this.send(events);
	}

	private send(events: PublishedEvent[]): void {
		const last = events[events.length - 1];
		if (last && replayNumber(last.replayId) > replayNumber(this.position)) this.position = last.replayId;
		this.pending -= events.length;
		this.delivered += events.length;
		this.context.allocation.count(events.length);
		this.call.write({
			events: events.map((event) => this.toConsumerEvent(event)),
			latest_replay_id: this.position,
			rpc_id: this.context.rpcId,
			pending_num_requested: this.pending,
		});
		this.rest();
	}

	private toConsumerEvent(event: PublishedEvent): FetchResponse['events'][number] {
		const { eventUuid: id, schemaId: schema_id, replayId: replay_id } = event;
		return { event: { id, schema_id, payload: this.context.bus.encode(event), headers: [] }, replay_id };
	}

	/** Starts the wait that fits: for more demand when there is none, else for the next keepalive. */
	private rest(): void {
		clearTimeout(this.timer);
		if (this.pending === 0) return this.waitForDemand();
		this.timer = setTimeout(() => this.keepAlive(), this.context.keepaliveMs);
	}

	private waitForDemand(): void {
		this.timer = setTimeout(() => this.close(), this.context.zeroDemandMs);
	}

	/** There is demand and nothing to deliver, so the position may move to the end of the topic. */
	private keepAlive(): void {
		if (this.isSilent) return;
		this.recheckToken();
		if (this.isClosed) return;
		this.flush();
		if (this.isClosed || this.pending === 0) return;
		this.position = this.context.bus.latestReplayId(this.topic);
		this.send([]);
	}
}
