/** How pauses grow. */
export interface Growth {
	firstMs: number;
	capMs: number;
	random?: () => number;
}

/**
 * The pause after so many failures in a row: doubling up to a cap, and shortened at random by up to half, so that callers
 * refused together do not come back together.
 */
export function pauseAfter(failures: number, { firstMs, capMs, random = Math.random }: Growth): number {
	const wholeMs = Math.min(capMs, firstMs * 2 ** Math.min(failures - 1, 30));
	return wholeMs * (1 - random() / 2);
}

/** Counts failures in a row and says how long to wait after each. */
export class BackOff {
	private failures = 0;

	constructor(private readonly growth: Growth) {}

	/** Failures in a row since the last {@link reset}. */
	get count(): number {
		return this.failures;
	}

	/** Counts one more failure; the result is the wait before the next try, in milliseconds. */
	nextMs(): number {
		this.failures++;
		return pauseAfter(this.failures, this.growth);
	}

	/** Something worked again. */
	reset(): void {
		this.failures = 0;
	}
}
