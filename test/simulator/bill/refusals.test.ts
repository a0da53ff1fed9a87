import { REFUSALS } from '../../../sandbox/bill/refusals/table';
import { isBusinessDay, nextBusinessDay } from '../../../sandbox/bill/values/dates';

describe('the table of refusals', () => {
	it.each(Object.entries(REFUSALS))('names the source of %s', (_, row) => {
		expect([row.source, row.statusSource]).toEqual([
			expect.stringMatching(/^(https:\/\/developer|reported|assumed)/),
			expect.stringMatching(/^(https:\/\/developer|reported|assumed)/),
		]);
	});

	it.each(Object.values(REFUSALS).filter(({ code }) => code.startsWith('BDC_9')))(
		'calls the placeholder $code assumed',
		(row) => {
			expect(row.source).toBe('assumed');
		},
	);
});

describe('US business days', () => {
	it.each([
		['2026-11-26', 'Thanksgiving'],
		['2026-12-25', 'Christmas'],
		['2027-01-18', 'Martin Luther King Day'],
		['2027-05-31', 'Memorial Day'],
		['2027-07-05', 'Independence Day, kept on Monday'],
		['2027-09-06', 'Labor Day'],
		['2027-01-17', 'a Sunday'],
	])('are not %s, %s', (date) => {
		expect(isBusinessDay(date)).toBe(false);
	});

	it.each([
		['2026-11-25', '2026-11-27'],
		['2027-01-15', '2027-01-19'],
		['2027-12-24', '2027-12-27'],
	])('go from %s to %s', (date, next) => {
		expect(nextBusinessDay(date)).toBe(next);
	});
});
