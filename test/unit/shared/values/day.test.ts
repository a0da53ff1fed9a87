import { DateTime } from 'luxon';
import { toCalendarDay, toInstant } from '../../../../nodes/shared/values/day';

const ZONES = ['Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Los_Angeles'];

describe('toCalendarDay', () => {
	it.each(ZONES)('keeps the day that a text without a zone says, on the clocks of %s', (zone) => {
		const texts = [
			'2030-01-15',
			'2030-01-15T00:00:00',
			'2030-01-15 23:59',
			'2030-01-15T23:59:59.999',
			' 2030-01-15 ',
		];

		expect(texts.map((text) => toCalendarDay(text, zone))).toEqual(Array(5).fill('2030-01-15'));
	});

	it.each([
		['Europe/Berlin', '2030-01-14T23:00:00.000Z'],
		['Asia/Kolkata', '2030-01-14T18:30:00.000Z'],
		['Pacific/Kiritimati', '2030-01-14T10:00:00.000Z'],
		['America/Los_Angeles', '2030-01-15T08:00:00.000Z'],
	])('takes local midnight in %s for that day, as text, Date and Luxon date', (zone, midnight) => {
		const justBefore = new Date(Date.parse(midnight) - 1);
		const given = [
			midnight,
			midnight.replace('Z', '+00:00'),
			midnight.replace('Z', '+0000'),
			new Date(midnight),
			DateTime.fromISO(midnight),
			DateTime.fromISO(midnight, { zone: 'Asia/Tokyo' }),
			DateTime.fromISO(midnight, { zone }).toString(),
		];

		expect(given.map((value) => toCalendarDay(value, zone))).toEqual(Array(7).fill('2030-01-15'));
		expect(toCalendarDay(justBefore, zone)).toBe('2030-01-14');
	});

	it('takes the day of an offset in the zone asked for, not in the offset', () => {
		expect(toCalendarDay('2030-01-15T00:30:00+02:00', 'America/Los_Angeles')).toBe('2030-01-14');
		expect(toCalendarDay('2030-01-15T23:30:00-08:00', 'Pacific/Kiritimati')).toBe('2030-01-16');
	});

	it.each([
		'soon',
		'',
		'2030-02-30',
		'2030-13-01',
		'15.01.2030',
		'01/15/2030',
		'2030-01-15T',
		'2030-01-15 about noon',
		'Tue Jan 15 2030 00:00:00 GMT+0100',
		20300115,
		1894665600000,
		true,
		null,
		undefined,
		{},
		['2030-01-15'],
		new Date('soon'),
		DateTime.invalid('unknown'),
	])('finds no day in %p', (value) => {
		expect(toCalendarDay(value, 'Europe/Berlin')).toBeUndefined();
	});
});

describe('toInstant', () => {
	it.each([
		['2027-01-15T08:00:00', 'America/New_York', '2027-01-15T13:00:00.000Z'],
		['2027-07-15T08:00:00', 'America/New_York', '2027-07-15T12:00:00.000Z'],
		['2027-01-15', 'America/New_York', '2027-01-15T05:00:00.000Z'],
		['2027-01-15', 'Pacific/Kiritimati', '2027-01-14T10:00:00.000Z'],
		['2027-01-15 08:00', 'Asia/Kolkata', '2027-01-15T02:30:00.000Z'],
		// One hour after the clocks went forward, and one before.
		['2027-03-14T03:30:00', 'America/New_York', '2027-03-14T07:30:00.000Z'],
		['2027-03-14T01:30:00', 'America/New_York', '2027-03-14T06:30:00.000Z'],
		['2027-01-15T08:00:00Z', 'America/New_York', '2027-01-15T08:00:00.000Z'],
		['2027-01-15T08:00:00.000+01:00', 'America/New_York', '2027-01-15T07:00:00.000Z'],
	])('reads %s on the clocks of %s as %s', (text, timezone, instant) => {
		expect(toInstant(text, timezone)?.toISOString()).toBe(instant);
	});

	it.each(['soon', '', '2027-13-01'])('does not take "%s" for an instant', (text) => {
		expect(toInstant(text, 'UTC')).toBeUndefined();
	});
});
