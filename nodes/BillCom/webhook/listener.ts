import type { IDataObject } from 'n8n-workflow';

/** What the node keeps between runs about one of its two addresses (test or production). */
export interface ListenerState {
	/** Address BILL was told. */
	url?: string;
	subscriptionId?: string;
	/** BILL shows it once; it can only be replaced. */
	securityKey?: string;
	/** UUID of a request whose outcome is unknown, by what it asks for; it goes out again under the same id. */
	intents?: Record<string, string>;
	/** Ids of events already handled, oldest first. */
	delivered?: string[];
	/** `updatedTime` in milliseconds of the newest state handled, by entity. */
	newest?: Record<string, number>;
}

/**
 * The state of the listener at `url` inside the node's static data. Kept by path and not by whole address, so that
 * test and production stay apart, and a host that is renamed does not lose the key of deliveries still under way.
 */
export class Listener {
	private readonly key: string;

	constructor(
		private readonly staticData: IDataObject,
		readonly url: string,
	) {
		this.key = new URL(url).pathname;
	}

	get state(): ListenerState {
		const stored = this.staticData[this.key];
		return typeof stored === 'object' && stored !== null ? (stored as ListenerState) : {};
	}

	/** n8n notices only a change of a top-level entry, hence always a new object. */
	update(change: ListenerState): void {
		this.staticData[this.key] = { ...this.state, ...change } as IDataObject;
	}

	/** Forgets the subscription, keeps what was handled: BILL may still resend an event. */
	forgetSubscription(): void {
		const { delivered, newest } = this.state;
		if (delivered) this.staticData[this.key] = { delivered, ...(newest && { newest }) };
		else delete this.staticData[this.key];
	}
}
