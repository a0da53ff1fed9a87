import { randomUUID } from 'node:crypto';
import type { EventBus, PublishedEvent } from '../events/bus';
import { replayNumber } from '../events/replayId';
import { CometdClient } from './client';
import { toEnvelope } from './envelope';
import { type Message, refuse, replyTo } from './message';
import { unauthorized, unknownClient, welcome } from './replies';

/** What can be made to go wrong for as long as it is switched on. */
export interface CometdSwitches {
	/** A refused token is answered with HTTP 401 instead of a message in HTTP 200. Not established which. */
	authFailureAsHttp401: boolean;
	/** The org's event deliveries of 24 hours are used up. */
	eventsLimitExceeded: boolean;
	/** Every request is answered with 503. */
	isBusy: boolean;
	/** Connects get no answer any more, though the connection stands. */
	halfOpen: boolean;
	/** The user may not read the channel. */
	isForbidden: boolean;
	/** The header of change events lists the changed fields. */
	listsChangedFields: boolean;
	/** Events leave with the reply to a subscription, as a CometD server may send them; else with a connect only. */
	deliversWithSubscribe: boolean;
	/** After so long without an event a subscription gets none any more until it is renewed; 0 never. */
	deafAfterMs: number;
}

export const CALM: Readonly<CometdSwitches> = {
	authFailureAsHttp401: false,
	eventsLimitExceeded: false,
	isBusy: false,
	halfOpen: false,
	isForbidden: false,
	listsChangedFields: true,
	deliversWithSubscribe: true,
	deafAfterMs: 0,
};

export interface CometdOptions {
	bus: EventBus;
	/** Whether a token is good; asking counts as use. */
	isAuthorized(accessToken: string): boolean;
	/** The org's deliveries; without it there is no limit. */
	allocation?: { isUsedUp(): boolean; count(deliveries: number): void };
	/** How long a connect is held. Salesforce: up to 110 s. */
	holdMs?: number;
	/** How long a client may stay away. Salesforce: 40 s. */
	windowMs?: number;
	now?: () => number;
}

/** One request: its messages, and what came with them. */
export interface CometdRequest {
	messages: Message[];
	accessToken: string | undefined;
	cookie: string | undefined;
	/** Aborted when the client hung up. */
	signal: AbortSignal;
}

export interface CometdReply {
	status: number;
	messages: Message[];
	/** Set by a handshake. */
	cookie?: string;
}

const NEVER_MS = 2 ** 31 - 1;

/**
 * The Streaming API over a bus (Salesforce Streaming API guide, 2026-11): handshake, held connects, subscriptions with
 * the replay extension, the 40 s window, counted deliveries. Not modelled: PushTopics, generic channels, filters.
 */
export class CometdServer {
	readonly switches: CometdSwitches = { ...CALM };
	private readonly clients = new Map<string, CometdClient>();

	constructor(private readonly options: CometdOptions) {}

	/** Every client is unknown from now on, as after a restart of the server behind the load balancer. */
	forgetClients(): number {
		const known = [...this.clients.values()];
		this.clients.clear();
		known.forEach((client) => client.letGo());
		return known.length;
	}

	/** Everything as at the start. */
	reset(): void {
		this.forgetClients();
		Object.assign(this.switches, CALM);
	}

	states(): Array<{ clientId: string; channels: string[]; isHeld: boolean }> {
		return [...this.clients.values()].map((client) => ({
			clientId: client.id,
			channels: client.channels(),
			isHeld: client.isHeld,
		}));
	}

	async answer(request: CometdRequest): Promise<CometdReply> {
		if (this.switches.isBusy) return { status: 503, messages: [] };
		const replies: Message[] = [];
		let cookie: string | undefined;
		for (const message of connectsLast(request.messages)) {
			const isRefused = request.accessToken === undefined || !this.options.isAuthorized(request.accessToken);
			if (isRefused) {
				if (this.switches.authFailureAsHttp401) return { status: 401, messages: [] };
				replies.push(unauthorized(message, request.accessToken));
			} else if (message.channel === '/meta/handshake') {
				const client = this.open();
				cookie = client.cookie;
				replies.push(welcome(message, client.id, this.holdMs));
			} else replies.push(...(await this.forClient(message, request)));
		}
		return { status: 200, messages: replies, ...(cookie && { cookie }) };
	}

	private get holdMs(): number {
		return this.options.holdMs ?? 110_000;
	}

	private open(): CometdClient {
		const client = new CometdClient(randomUUID().replaceAll('-', ''), randomUUID(), this.now);
		this.clients.set(client.id, client);
		return client;
	}

	private readonly now = (): number => (this.options.now ?? Date.now)();

	private async forClient(message: Message, { cookie, signal }: CometdRequest): Promise<Message[]> {
		const client = this.clients.get(String(message.clientId));
		const windowMs = this.options.windowMs ?? 40_000;
		const isGone = client && !client.isHeld && this.now() - client.lastSeenAt > windowMs;
		if (isGone) this.clients.delete(client.id);
		if (!client || isGone) return [unknownClient(message)];
		if (cookie !== client.cookie) return [refuse(message, '400::Missing cookie')];
		client.lastSeenAt = this.now();
		if (message.channel === '/meta/connect') return await this.connect(message, client, signal);
		if (message.channel === '/meta/subscribe') return this.subscribe(message, client);
		if (message.channel === '/meta/unsubscribe') {
			client.unsubscribe(String(message.subscription));
			return [replyTo(message, { successful: true, subscription: message.subscription })];
		}
		if (message.channel !== '/meta/disconnect') return [refuse(message, '400::Unknown channel')];
		this.clients.delete(client.id);
		client.letGo();
		return [replyTo(message, { successful: true, clientId: client.id })];
	}

	private subscribe(message: Message, client: CometdClient): Message[] {
		const { bus } = this.options;
		const channel = String(message.subscription);
		const no = (error: string) => [
			replyTo(refuse(message, error), { successful: false, error, subscription: channel }),
		];
		if (!channel.startsWith('/')) return no('400::The channel has to begin with a slash');
		if (bus.topicSchemaId(channel) === undefined) return no(`400::The channel ${channel} is unknown`);
		if (this.switches.isForbidden) return no(`403::User not allowed to subscribe to channel ${channel}`);
		if (this.isUsedUp()) return no('403::Organization total events daily limit exceeded');
		const wanted = Object(Object(message.ext).replay)[channel] as unknown;
		const after = this.positionOf(channel, wanted ?? -1);
		if (!after)
			return no(
				`400::The replayId {${String(wanted)}} you provided was invalid. Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
			);
		client.subscribe(channel, after);
		const reply = replyTo(message, { successful: true, clientId: client.id, subscription: channel });
		const events = this.switches.deliversWithSubscribe ? this.take(client) : [];
		return [reply, ...this.envelopes(events)];
	}

	private take(client: CometdClient): PublishedEvent[] {
		return client.take(this.options.bus, this.switches.deafAfterMs || NEVER_MS);
	}

	private envelopes(events: PublishedEvent[]): Message[] {
		const { bus, allocation } = this.options;
		allocation?.count(events.length);
		const { listsChangedFields } = this.switches;
		return events.map((event) => toEnvelope(bus, event, { listsChangedFields }));
	}

	private isUsedUp(): boolean {
		return this.switches.eventsLimitExceeded || this.options.allocation?.isUsedUp() === true;
	}

	/** -1 is the end of the stream, -2 its beginning, anything else the number of a retained event. */
	private positionOf(channel: string, wanted: unknown): Buffer | undefined {
		const { bus } = this.options;
		if (wanted === -2) return Buffer.alloc(0);
		if (wanted === -1) return bus.latestReplayId(channel);
		const kept = bus.read(channel, 'earliest');
		return kept.find(({ replayId }) => replayNumber(replayId) === wanted)?.replayId;
	}

	private async connect(message: Message, client: CometdClient, signal: AbortSignal): Promise<Message[]> {
		const { bus } = this.options;
		let events = this.isUsedUp() ? [] : this.take(client);
		if (events.length === 0 && client.hasConnected) {
			const stops = client
				.channels()
				.map((channel) => bus.onPublish(channel, () => setImmediate(() => client.letGo())));
			const onAbort = () => client.letGo();
			signal.addEventListener('abort', onAbort, { once: true });
			await client.hold(this.switches.halfOpen ? NEVER_MS : this.holdMs);
			stops.forEach((stop) => stop());
			signal.removeEventListener('abort', onAbort);
			client.lastSeenAt = this.now();
			if (!this.clients.has(client.id)) return [unknownClient(message)];
			// A client that hung up comes back for them.
			events = signal.aborted || this.isUsedUp() ? [] : this.take(client);
		}
		const advice = client.hasConnected
			? {}
			: { advice: { interval: 0, timeout: this.holdMs, reconnect: 'retry' } };
		client.hasConnected = true;
		if (events.length === 0 && this.isUsedUp())
			return [
				refuse(message, '403::Organization total events daily limit exceeded', {
					advice: { reconnect: 'none' },
				}),
			];
		return [
			...this.envelopes(events),
			replyTo(message, { successful: true, clientId: client.id, ...advice }),
		];
	}
}

/** A held connect must not hold up what came with it. */
function connectsLast(messages: Message[]): Message[] {
	const isConnect = ({ channel }: Message) => channel === '/meta/connect';
	return [...messages.filter((message) => !isConnect(message)), ...messages.filter(isConnect)];
}
