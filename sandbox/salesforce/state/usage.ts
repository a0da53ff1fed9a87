import type { Clock } from '../../simulator/clock';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Counts are kept for steps of this length; a rolling window is a sum of steps. */
const STEP_MS = 60 * 1000;

/** Counts API calls, published and delivered events in rolling windows, for `Sforce-Limit-Info` and `/limits`. */
export class UsageMeter {
	private readonly calls = new RollingCount(DAY_MS);
	private readonly published = new RollingCount(HOUR_MS);
	private readonly delivered = new RollingCount(DAY_MS);

	constructor(private readonly clock: Clock) {}

	countCall(): void {
		this.calls.add(this.clock.now());
	}

	countPublished(): void {
		this.published.add(this.clock.now());
	}

	countDelivered(events: number): void {
		this.delivered.add(this.clock.now(), events);
	}

	/** API calls of the last 24 hours. */
	callsLastDay(): number {
		return this.calls.total(this.clock.now());
	}

	/** Events published in the last hour. */
	publishedLastHour(): number {
		return this.published.total(this.clock.now());
	}

	/** Events delivered in the last 24 hours, to all subscribers together. */
	deliveredLastDay(): number {
		return this.delivered.total(this.clock.now());
	}

	clear(): void {
		this.calls.clear();
		this.delivered.clear();
		this.published.clear();
	}
}

class RollingCount {
	private readonly steps = new Map<number, number>();
	private sum = 0;

	constructor(private readonly windowMs: number) {}

	add(now: number, count = 1): void {
		this.forget(now);
		const step = Math.floor(now / STEP_MS);
		this.steps.set(step, (this.steps.get(step) ?? 0) + count);
		this.sum += count;
	}

	total(now: number): number {
		this.forget(now);
		return this.sum;
	}

	clear(): void {
		this.steps.clear();
		this.sum = 0;
	}

	private forget(now: number): void {
		const oldest = Math.floor((now - this.windowMs) / STEP_MS);
		for (const [step, count] of this.steps) {
			if (step > oldest) return;
			this.steps.delete(step);
			this.sum -= count;
		}
	}
}
