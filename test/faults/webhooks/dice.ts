import { createHash } from 'node:crypto';

/** Draws at random; the same seed draws the same again, so that any request of a run can be sent once more alone. */
export class Dice {
	private state: number;

	constructor(seed: string) {
		this.state = createHash('sha256').update(seed).digest().readInt32BE();
	}

	/** From 0 to below 1 (mulberry32). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from 0 to below the limit. */
	upTo(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	oneOf<T>(choices: readonly T[]): T {
		return choices[this.upTo(choices.length)];
	}

	/** True once in so many times. */
	onceIn(times: number): boolean {
		return this.upTo(times) === 0;
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.upTo(256)));
	}

	/** A size as requests have them: mostly small, seldom large, hardly ever the largest. */
	size(largest: number): number {
		return Math.floor(largest ** this.next());
	}
}
