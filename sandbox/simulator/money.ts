/** Cents of an amount in major units; both systems write two places, which a rounded product reads exactly. */
export function toCents(amount: number | null): number {
	return Math.round((amount ?? 0) * 100);
}

/** Major units of an integer number of cents. */
export function fromCents(cents: number): number {
	return cents / 100;
}

/** True when the amount has at most two decimals. A binary float is never exact, so a millionth of a cent is forgiven. */
export function isWholeCents(amount: number): boolean {
	return Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6 * Math.max(1, Math.abs(amount));
}
