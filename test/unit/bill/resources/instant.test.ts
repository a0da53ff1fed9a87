import { toInstant } from '../../../../nodes/BillCom/resources/instant';

it.each([
	['2027-01-15T08:00:00', 'America/New_York', '2027-01-15T13:00:00.000Z'],
	['2027-07-15T08:00:00', 'America/New_York', '2027-07-15T12:00:00.000Z'],
	['2027-01-15', 'America/New_York', '2027-01-15T05:00:00.000Z'],
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
