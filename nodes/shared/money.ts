/** A text such as 1234.5, -12.00 or 1,234.50: at most two decimals, commas only between groups of three digits. */
const MONEY_TEXT = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/;
/** How far a JSON number may be away from a whole cent, as additions of decimals leave it (0.1 + 0.2). */
const CENT_TOLERANCE = 1e-6;
/** The same for amounts so large that a number cannot come that close: so many of its own smallest steps. */
const STEPS_TOLERANCE = 16;

/**
 * Whole cents of an amount in major units, given as number or text. Undefined when it is no amount of money: not a
 * number, more than two decimals, or beyond what a number holds exactly.
 */
export function toCents(amount: unknown): number | undefined {
	if (typeof amount === 'number') return numberToCents(amount);
	if (typeof amount !== 'string') return undefined;
	const text = amount.trim();
	return MONEY_TEXT.test(text) ? textToCents(text.replaceAll(',', '')) : undefined;
}

/** The amount in major units as BILL and Salesforce take it: a JSON number. */
export function fromCents(cents: number): number {
	return cents / 100;
}

/** `1234.50`, for messages and comparisons by eye. */
export function formatCents(cents: number): string {
	const sign = cents < 0 ? '-' : '';
	const digits = String(Math.abs(cents)).padStart(3, '0');
	return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function numberToCents(amount: number): number | undefined {
	const cents = Math.round(amount * 100);
	const tolerance = Math.max(CENT_TOLERANCE, Math.abs(cents) * Number.EPSILON * STEPS_TOLERANCE);
	const isExact = Number.isSafeInteger(cents) && Math.abs(amount * 100 - cents) < tolerance;
	return isExact ? cents + 0 : undefined;
}

function textToCents(text: string): number | undefined {
	const [whole = '', decimals = ''] = text.replace(/^[+-]/, '').split('.');
	const cents = Number(whole + decimals.padEnd(2, '0'));
	if (!Number.isSafeInteger(cents)) return undefined;
	return text.startsWith('-') && cents !== 0 ? -cents : cents;
}
