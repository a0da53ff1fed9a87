/** Time as a simulator sees it. Tests move it instead of waiting. */
export class Clock {
	/** @param ahead milliseconds it starts ahead of the machine's time */
	constructor(
		private ahead = 0,
		private readonly machineNow: () => number = Date.now,
	) {}

	/** Milliseconds since 1970. */
	now(): number {
		return this.machineNow() + this.ahead;
	}

	/** Moves the simulator's time; a negative number moves it back. */
	advance(ms: number): void {
		this.ahead += ms;
	}

	/** How far the simulator's time is ahead of the machine's, in milliseconds. */
	aheadMs(): number {
		return this.ahead;
	}
}
