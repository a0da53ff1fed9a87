/** A sample in a few figures, in the unit of its values. */
export interface Spread {
	p50: number;
	p95: number;
	p99: number;
}

/** Median, 95th and 99th percentile by nearest rank: all are values that occurred. NaN for an empty sample. */
export function spreadOf(values: number[]): Spread {
	return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), p99: percentile(values, 0.99) };
}

function percentile(values: number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Rounded for people and files. */
export function rounded(value: number, digits = 1): number {
	return Number(value.toFixed(digits));
}

/** A cell of a table; a dash where nothing was measured. */
export function cell(value: number, digits = 1): string {
	return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
