import { formatCents, fromCents, toCents } from '../../../nodes/shared/money';

it.each([
	[120.5, 12050],
	[0.1 + 0.2, 30],
	[1.15, 115],
	[8_000_000.1 + 8_000_000.2, 1600000030],
	[-0.01, -1],
	[4_503_599_627_370.49, 450359962737049],
	['1234.5', 123450],
	[' 1,234.50 ', 123450],
	['-20', -2000],
	['+3.07', 307],
	['-0', 0],
])('reads %p as %p cents', (amount, cents) => {
	expect(toCents(amount)).toBe(cents);
});

it.each([
	['abc'],
	[''],
	['1.005'],
	[1.005],
	[1_234_567.891],
	[1_000_000.005],
	['1,23'],
	['12,34.00'],
	['1e3'],
	[Number.NaN],
	[Number.POSITIVE_INFINITY],
	[null],
	[undefined],
	[{}],
	['99999999999999999'],
])('does not take %p for an amount of money', (amount) => {
	expect(toCents(amount)).toBeUndefined();
});

it.each([
	[12050, 120.5, '120.50'],
	[5, 0.05, '0.05'],
	[-2007, -20.07, '-20.07'],
	[0, 0, '0.00'],
])('writes %p cents as %p and %p', (cents, amount, text) => {
	expect([fromCents(cents), formatCents(cents)]).toEqual([amount, text]);
});

it('gives back every amount up to 1,000.00 unchanged', () => {
	const amounts = Array.from({ length: 100_001 }, (_, cents) => fromCents(cents));

	expect(amounts.every((amount, cents) => toCents(amount) === cents)).toBe(true);
});
