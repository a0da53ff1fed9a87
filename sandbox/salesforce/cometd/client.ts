import type { EventBus, PublishedEvent } from '../events/bus';

/** One handshaken client: what it subscribed to, where it stands and the connect it is held on. */
export class CometdClient {
	private readonly positions = new Map<string, { after: Buffer; since: number }>();
	private release: (() => void) | undefined;
	/** Epoch milliseconds of its last sign of life. */
	lastSeenAt: number;
	/** Its first connect is answered at once. */
	hasConnected = false;

	constructor(
		readonly id: string,
		/** Value of the cookie it has to keep. */
		readonly cookie: string,
		private readonly now: () => number,
	) {
		this.lastSeenAt = now();
	}

	get isHeld(): boolean {
		return this.release !== undefined;
	}

	channels(): string[] {
		return [...this.positions.keys()];
	}

	subscribe(channel: string, after: Buffer): void {
		this.positions.set(channel, { after, since: this.now() });
	}

	unsubscribe(channel: string): void {
		this.positions.delete(channel);
	}

	/**
	 * Takes the events that came since the last time. A subscription that has been quiet for `deafAfterMs` gets nothing
	 * any more until it is renewed (Salesforce help 005321562, 2026-05).
	 */
	take(bus: EventBus, deafAfterMs: number): PublishedEvent[] {
		return [...this.positions].flatMap(([channel, position]) => {
			if (this.now() - position.since > deafAfterMs) return [];
			const events = bus.readOn(channel, position.after);
			const last = events.at(-1);
			if (last) this.positions.set(channel, { after: last.replayId, since: this.now() });
			return events;
		});
	}

	/** Resolves when something was published, the time is over or the client is let go. */
	async hold(ms: number): Promise<void> {
		this.letGo();
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.release = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.release = undefined;
	}

	/** Answers the connect it is held on. */
	letGo(): void {
		this.release?.();
	}
}
