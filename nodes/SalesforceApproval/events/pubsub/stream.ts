import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { Position } from '../source/source';
import type { PubSubClient } from './client';
import type { FetchRequest, FetchResponse } from './wire';

/** Salesforce's own limit on what one stream may have outstanding (Salesforce Pub/Sub API guide, flow control, 2026-11). */
export const MAX_DEMAND = 100;

/** How a stream is read. */
export interface StreamOptions {
	topic: string;
	from: Position | 'earliest';
	/** Events asked for at a time, 1 to {@link MAX_DEMAND}. */
	demand: number;
	/** A stream that says nothing for so long is dead: Salesforce sends a keepalive within 270 s. */
	silenceMs: number;
	/** With nothing outstanding for so long, one more event is asked for: after 60 s Salesforce closes the stream. */
	zeroDemandMs: number;
	signal: AbortSignal;
}

/** The watchdog's finding. Worth a new connection. */
export class SilenceError extends Error {
	constructor(silenceMs: number) {
		super(`nothing arrived for ${silenceMs / 1000} seconds, not even a keepalive`);
		this.name = 'SilenceError';
	}
}

/**
 * One Subscribe call. What is outstanding and what waits here together stay within the demand, because more is asked
 * for only when the reader reports events as {@link handled}. Always {@link close} it.
 */
export class EventStream {
	private readonly call: ClientDuplexStream<FetchRequest, FetchResponse>;
	private readonly arrived: FetchResponse[] = [];
	/** Asked for and not yet arrived. */
	private outstanding = 0;
	/** Arrived and not yet handled. */
	private unhandled = 0;
	private ending: { error?: Error } | undefined;
	private wake: () => void = () => {};
	private watchdog: NodeJS.Timeout | undefined;
	private zeroDemandTimer: NodeJS.Timeout | undefined;
	private readonly onAbort = () => this.end({});

	constructor(
		client: PubSubClient,
		private readonly options: StreamOptions,
	) {
		const { topic, from, demand, signal } = options;
		this.call = client.subscribe();
		this.call.on('data', (response: FetchResponse) => this.take(response));
		this.call.on('error', (error: Error) => this.end({ error }));
		this.call.on('end', () => this.end({}));
		signal.addEventListener('abort', this.onAbort, { once: true });
		if (signal.aborted) this.end({});
		const start =
			from === 'earliest'
				? ({ replay_preset: 'EARLIEST' } as const)
				: ({ replay_preset: 'CUSTOM', replay_id: Buffer.from(from, 'base64') } as const);
		this.ask(demand, { topic_name: topic, ...start });
		this.restartWatchdog();
	}

	/**
	 * The next response, in order; undefined when the stream ended without an error.
	 * @throws what ended the stream, after everything that arrived before was taken
	 */
	async next(): Promise<FetchResponse | undefined> {
		while (this.arrived.length === 0 && !this.ending)
			await new Promise<void>((resolve) => (this.wake = resolve));
		const response = this.arrived.shift();
		if (!response && this.ending?.error) throw this.ending.error;
		return response;
	}

	/** One event has been passed on; makes room for another. */
	handled(): void {
		this.unhandled--;
		const room = this.options.demand - this.outstanding - this.unhandled;
		// In halves, not one by one: each request is a message, and the stream never runs dry in between.
		if (room >= this.options.demand / 2 || this.outstanding === 0) this.ask(room);
	}

	/** Cancels the call, also after an error: the client's half of a refused stream stays open until it is closed. */
	close(): void {
		this.end({});
		this.call.cancel();
	}

	private take(response: FetchResponse): void {
		this.outstanding -= response.events.length;
		this.unhandled += response.events.length;
		this.arrived.push(response);
		this.restartWatchdog();
		this.watchDemand();
		this.wake();
	}

	private ask(
		count: number,
		start: Omit<FetchRequest, 'num_requested'> = { topic_name: this.options.topic },
	): void {
		if (this.ending || count < 1) return;
		this.outstanding += count;
		this.call.write({ ...start, num_requested: count });
		this.watchDemand();
	}

	/** The reader may be busy for long: one more event keeps the stream open, until too many wait here. */
	private watchDemand(): void {
		clearTimeout(this.zeroDemandTimer);
		if (this.outstanding > 0 || this.ending || this.unhandled >= 2 * MAX_DEMAND) return;
		this.zeroDemandTimer = setTimeout(() => this.ask(1), this.options.zeroDemandMs);
	}

	private restartWatchdog(): void {
		clearTimeout(this.watchdog);
		if (this.ending) return;
		const { silenceMs } = this.options;
		this.watchdog = setTimeout(() => this.end({ error: new SilenceError(silenceMs) }), silenceMs);
	}

	private end(ending: { error?: Error }): void {
		this.ending ??= ending;
		clearTimeout(this.watchdog);
		clearTimeout(this.zeroDemandTimer);
		this.options.signal.removeEventListener('abort', this.onAbort);
		this.wake();
	}
}
