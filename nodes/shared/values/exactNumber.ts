/**
 * A whole number of any size: as a number while JavaScript keeps every digit of it, else as text. Commit numbers of real
 * orgs lie beyond that (1709303151782928388).
 */
export function exactNumber(digits: bigint | string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : String(digits);
}
