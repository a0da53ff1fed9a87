import type { RefusalCode } from './refusals';

/** What can be made to go wrong for as long as it is switched on. All are off at the start. */
export interface PubSubSwitches {
	/** The org's delivery allocation is used up: Subscribe ends with `subscription.limit.exceeded`. */
	subscriptionLimitExceeded: boolean;
	/** A stream opened with CUSTOM gets the event at its replay id once more: delivery is at least once. */
	duplicateOnReconnect: boolean;
	/**
	 * Streams that are open, or opened meanwhile, never get another answer, also after it is switched off: the
	 * connection looks alive and is not. HTTP/2 pings are still answered, which a really lost peer would not do.
	 */
	halfOpen: boolean;
}

/** The refusals the next calls get, first in, first out. */
export class PlannedRefusals {
	private readonly planned: Array<{ code: RefusalCode; rpc?: string }> = [];

	/** Lets the next `times` calls (of one RPC, or of any) fail at once with a code. */
	add(code: RefusalCode, { rpc, times = 1 }: { rpc?: string; times?: number } = {}): void {
		for (let count = 0; count < times; count++) this.planned.push({ code, rpc });
	}

	/** The refusal meant for this call, if any; it is used up. */
	take(rpc: string): RefusalCode | undefined {
		const index = this.planned.findIndex((plan) => plan.rpc === undefined || plan.rpc === rpc);
		return index < 0 ? undefined : this.planned.splice(index, 1)[0].code;
	}

	clear(): void {
		this.planned.length = 0;
	}
}
