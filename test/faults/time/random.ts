/** Chance from a seed: the same numbers for the same seed, on any machine. */

export interface Random {
	/** From 0 to below 1. */
	next(): number;
	/** A whole number from 0 to below `below`. */
	below(below: number): number;
	/** Whether something with this probability happens. */
	chance(probability: number): boolean;
	pick<T>(from: readonly T[]): T;
	/** One of the keys, by weight. */
	weighted<T extends string>(weights: Record<T, number>): T;
	/** Chance of its own, so that one part drawing more changes nothing for the others. */
	fork(name: string): Random;
}

/** Mulberry32 behind a hash of the seed's text. */
export function random(seed: string): Random {
	let state = hash(seed);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		chance: (probability) => next() < probability,
		pick: (from) => from[below(from.length)],
		weighted: <T extends string>(weights: Record<T, number>) => {
			const entries = Object.entries(weights) as Array<[T, number]>;
			let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [name, weight] of entries) if ((left -= weight) < 0) return name;
			return entries[entries.length - 1][0];
		},
		fork: (name) => random(`${seed}/${name}`),
	};
}

/** FNV-1a. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return value | 0;
}
