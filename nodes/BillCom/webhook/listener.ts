import type { IDataObject } from 'n8n-workflow';
import type { KeptKeys } from './idempotentKey';

/** What the node keeps between runs about one of its two addresses (test or production). */
export interface ListenerState {
	/** Address BILL was told. */
	url?: string;
	subscriptionId?: string;
	/** The security key, which BILL shows once, encrypted: see `sealKey`. */
	sealedKey?: string;
	/** The same in the clear, as version 0.1 kept it; replaced when it is next used. */
	securityKey?: string;
	/** UUID of a request whose outcome is unknown, by what it asks for; it goes out again under the same id. */
	intents?: Record<string, string>;
	/** Events already handled and the newest state handled of each entity, as text: see `toKept`. */
	handled?: string;
	versions?: string;
	/** The same as version 0.1 kept it: ids, and `updatedTime` in milliseconds by entity. Replaced at the next saving. */
	delivered?: string[];
	newest?: Record<string, number>;
}

/**
 * The state of the listener at `url` inside the node's static data. Kept by path and not by whole address, so that
 * test and production stay apart, and a host that is renamed does not lose the key of deliveries still under way.
 */
export class Listener {
	/** Tells test and production apart and stays when the host is renamed. */
	readonly path: string;

	constructor(
		private readonly staticData: IDataObject,
		readonly url: string,
	) {
		this.path = new URL(url).pathname;
	}

	get state(): ListenerState {
		const stored = this.staticData[this.path];
		return typeof stored === 'object' && stored !== null ? (stored as ListenerState) : {};
	}

	/** n8n notices only a change of a top-level entry, hence always a new object. */
	update(change: ListenerState): void {
		this.staticData[this.path] = { ...this.state, ...change } as IDataObject;
	}

	/** Ids of requests BILL has not answered, kept here until it does. */
	get intents(): KeptKeys {
		return {
			read: () => this.state.intents ?? {},
			write: (intents) => this.update({ intents }),
		};
	}

	/** Forgets the subscription, keeps what was handled: BILL may still resend an event. */
	forgetSubscription(): void {
		const { handled, versions, delivered, newest } = this.state;
		if (handled !== undefined || delivered)
			this.staticData[this.path] = { handled, versions, delivered, newest };
		else delete this.staticData[this.path];
	}
}
