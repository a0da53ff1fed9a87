import { processWide } from '../../shared/memory/processWide';

/** BILL api-rate-limits, 2026-11: three calls at once per developer key and organization. */
export const MAX_LANES = 3;
/** After BILL refused for concurrency, one lane comes back for every so many calls that went well. */
const SUCCESSES_PER_NEW_LANE = 20;

/**
 * The calls of one developer key and organization that may run at the same time, first come first served. Other
 * processes may share the key: `narrow` halves the lanes when BILL complains, `widen` grows them again slowly.
 */
export class Lanes {
	private limit = MAX_LANES;

	private open = MAX_LANES;

	private inFlight = 0;

	private successes = 0;

	private closedUntilMs = 0;

	private readonly waiting: Array<() => void> = [];

	/** Runs `work` once a lane is free. */
	async run<T>(work: () => Promise<T>): Promise<T> {
		await this.enter();
		try {
			return await work();
		} finally {
			this.inFlight -= 1;
			this.admit();
		}
	}

	/** Keeps to fewer lanes where several workers share a key: the credential says how many each may use. */
	limitTo(lanes: number): void {
		if (lanes === this.limit) return;
		this.limit = lanes;
		this.open = lanes;
		this.admit();
	}

	/** Halves the lanes: BILL saw more calls at once than it allows (BDC_1322). */
	narrow(): void {
		this.open = Math.max(1, Math.floor(this.open / 2));
		this.successes = 0;
	}

	/** Counts a call that went well. */
	widen(): void {
		if (this.open >= this.limit) return;
		this.successes += 1;
		if (this.successes < SUCCESSES_PER_NEW_LANE) return;
		this.open += 1;
		this.successes = 0;
		this.admit();
	}

	/** Remembers that the hour's calls are used up (BDC_1144). */
	closeUntil(epochMs: number): void {
		this.closedUntilMs = epochMs;
	}

	/** When BILL takes calls again, or undefined while it does. */
	opensAtMs(nowMs: number): number | undefined {
		return this.closedUntilMs > nowMs ? this.closedUntilMs : undefined;
	}

	private async enter(): Promise<void> {
		if (this.inFlight < this.open && this.waiting.length === 0) {
			this.inFlight += 1;
			return;
		}
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	private admit(): void {
		while (this.inFlight < this.open) {
			const next = this.waiting.shift();
			if (!next) return;
			this.inFlight += 1;
			next();
		}
	}
}

/** The lanes of a key, see `organizationKey`. */
export function lanesOf(key: string): Lanes {
	const all = processWide('lanes', () => new Map<string, Lanes>());
	const lanes = all.get(key) ?? new Lanes();
	all.set(key, lanes);
	return lanes;
}
