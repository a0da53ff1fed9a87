import {
	businessDaysBefore,
	firstProcessDay,
	isBusinessDay,
} from '../../../../nodes/BillCom/resources/payment/checks/businessDays';

/**
 * Days on which the Federal Reserve Banks are closed (frbservices.org, holiday schedules), and open although a holiday of
 * others is near: one on a Saturday is not kept on the Friday before.
 */
const CLOSED = [
	...['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-09-07', '2026-10-12'],
	...['2026-11-11', '2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31'],
	...['2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2028-01-17', '2028-02-21'],
	...['2028-05-29', '2028-06-19', '2028-07-04', '2028-09-04', '2028-10-09', '2028-11-23', '2028-12-25'],
	...['2023-01-02', '2022-12-26', '2023-06-19', '2021-07-05', '2023-11-23'],
];
const OPEN = [
	'2026-07-03',
	'2027-06-18',
	'2027-12-24',
	'2027-12-31',
	'2028-11-10',
	'2026-11-27',
	'2027-03-26',
];

it.each(CLOSED)('knows that US banks are closed on %s', (day) => {
	expect(isBusinessDay(day)).toBe(false);
});

it.each(OPEN)('knows that US banks are open on %s', (day) => {
	expect(isBusinessDay(day)).toBe(true);
});

it('closes banks on weekends', () => {
	expect(['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'].map(isBusinessDay)).toEqual([
		...[true, false, false, true],
	]);
});

it.each([
	['2026-12-07', 1, '2026-12-04'],
	['2026-12-06', 0, '2026-12-04'],
	['2026-11-27', 1, '2026-11-25'],
	['2027-01-04', 2, '2026-12-30'],
	['2026-12-28', 5, '2026-12-18'],
])('counts back from %s by %d business days to %s', (day, count, expected) => {
	expect(businessDaysBefore(day, count)).toBe(expected);
});

it.each([
	['2026-11-30T15:00:00Z', '2026-12-01'],
	['2026-12-04T15:00:00Z', '2026-12-07'],
	// Monday evening in New York is Tuesday in UTC, and nobody knows which BILL counts.
	['2026-12-01T01:00:00Z', '2026-12-02'],
	['2026-12-31T15:00:00Z', '2027-01-04'],
])('counts from %s to %s as the first day', (now, expected) => {
	expect(firstProcessDay(new Date(now))).toBe(expected);
});
