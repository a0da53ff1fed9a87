/** Waits for what somebody reports: asked again with every report, and given up in words instead of hanging the run. */
export class Watch {
	private readonly waiting = new Set<() => void>();

	constructor(private readonly patienceMs = 5_000) {}

	/** Something was reported. */
	readonly changed = (): void => [...this.waiting].forEach((ask) => ask());

	/** Resolves as soon as the condition holds. */
	async until(condition: () => boolean): Promise<void> {
		// Made here, so that it names the test that waits.
		const inVain = new Error(`Waited ${this.patienceMs / 1000} s in vain for ${condition.toString()}`);
		await new Promise<void>((resolve, reject) => {
			const end = (settle: () => void) => {
				clearTimeout(giveUp);
				this.waiting.delete(ask);
				settle();
			};
			const ask = () => condition() && end(resolve);
			const giveUp = setTimeout(() => end(() => reject(inVain)), this.patienceMs);
			this.waiting.add(ask);
			ask();
		});
	}
}
