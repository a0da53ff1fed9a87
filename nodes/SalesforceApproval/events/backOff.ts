/** Doubling waits with a cap, each shortened at random by up to half, so that many subscribers do not come back at once. */
export class BackOff {
	private failures = 0;

	constructor(private readonly options: { firstMs: number; capMs: number; random?: () => number }) {}

	/** Failures in a row since the last {@link reset}. */
	get count(): number {
		return this.failures;
	}

	/** Counts one more failure; the result is the wait before the next try, in milliseconds. */
	nextMs(): number {
		const { firstMs, capMs, random = Math.random } = this.options;
		const wholeMs = Math.min(capMs, firstMs * 2 ** Math.min(this.failures, 30));
		this.failures++;
		return wholeMs * (1 - random() / 2);
	}

	/** Something worked again. */
	reset(): void {
		this.failures = 0;
	}
}
