import type { Clock } from '../../simulator/clock';
import { refusal } from '../refusals/refusal';
import type { Refusal } from '../refusals/refusal';
import type { Store } from '../store/store';
import type { BillStats } from './stats';
import type { BillSwitches } from './switches';

const HOUR_MS = 3_600_000;
/** Limits of docs/api-rate-limits, per developer key and hour; in flight per developer key and organization. */
const CALLS_PER_HOUR = 20_000;
const LOGINS_PER_HOUR = 200;
const IN_FLIGHT = 3;

/** What an hourly limit counts. v2 counts `Login` and `ListOrgs` together. */
export type HourlyKind = 'calls' | 'logins' | 'v2 logins';

interface HourlyCount {
	hour: number;
	count: number;
}

function isHourlyCount(value: unknown): value is HourlyCount {
	return typeof value === 'object' && value !== null && 'hour' in value && 'count' in value;
}

/** Counts calls and refuses those above BILL's limits. Hourly counts are state: a restart does not forget them. */
export class Limits {
	private readonly inFlight = new Map<string, number>();

	constructor(
		private readonly world: { store: Store; clock: Clock; stats: BillStats; switches: BillSwitches },
	) {}

	/** The refusal of an hourly limit, also used where a fault pretends one. */
	hourlyRefusal(kind: HourlyKind): Refusal {
		return refusal('hourlyLimit', kind, this.answer());
	}

	/** The refusal of a fourth call at once. */
	concurrencyRefusal(): Refusal {
		return refusal('concurrencyLimit', '', this.answer());
	}

	/**
	 * Counts one call, blocked until the next full hour once the limit is reached.
	 * @throws Refusal BDC_1144
	 */
	countHourly(kind: HourlyKind, devKey: string): void {
		const { settings } = this.world.store;
		const id = `hourly ${kind} ${devKey}`;
		const hour = Math.floor(this.world.clock.now() / HOUR_MS);
		const kept = settings.get(id)?.value;
		const count = isHourlyCount(kept) && kept.hour === hour ? kept.count : 0;
		if (count >= (kind === 'calls' ? CALLS_PER_HOUR : LOGINS_PER_HOUR)) throw this.hourlyRefusal(kind);
		settings.put({ id, value: { hour, count: count + 1 } });
	}

	/**
	 * Counts a call as running until the returned function is called.
	 * @throws Refusal BDC_1322
	 */
	enter(devKey: string, organizationId: string): () => void {
		const key = `${devKey} ${organizationId}`;
		const running = (this.inFlight.get(key) ?? 0) + 1;
		this.world.stats.maxInFlight = Math.max(this.world.stats.maxInFlight, running);
		if (running > IN_FLIGHT) throw this.concurrencyRefusal();
		this.inFlight.set(key, running);
		let isRunning = true;
		return () => {
			if (!isRunning) return;
			isRunning = false;
			this.inFlight.set(key, (this.inFlight.get(key) ?? 1) - 1);
		};
	}

	private answer() {
		const { rateLimitStatus, retryAfter } = this.world.switches;
		return { status: rateLimitStatus, retryAfter: retryAfter > 0 ? retryAfter : undefined };
	}
}
