/**
 * A whole number of at least `least`, as a number or as its digits; undefined for anything else, such as "1 OFFSET 1",
 * 2.5, true or nothing at all.
 */
export function toCount(value: unknown, least = 1): number | undefined {
	const count = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
	return typeof count === 'number' && Number.isSafeInteger(count) && count >= least ? count : undefined;
}

/**
 * A whole number of any size: as a number while JavaScript keeps every digit of it, else as text. Commit numbers of real
 * orgs lie beyond that (1709303151782928388).
 */
export function exactNumber(digits: bigint | string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : String(digits);
}
