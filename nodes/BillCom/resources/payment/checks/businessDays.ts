import { isAHoliday } from '@18f/us-federal-holidays';
import { DateTime } from 'luxon';
import { toCalendarDay } from '../../../../shared/values/day';

/**
 * What US banks keep of the federal holidays: one on a Sunday is kept on Monday, one on a Saturday not at all (Federal Reserve
 * Bank holiday schedule, 2026-11).
 */
const AT_BANKS = { shiftSaturdayHolidays: false, shiftSundayHolidays: true, utc: true };

const FRIDAY = 5;

/** Whether US banks settle on this day. Days are `yyyy-MM-dd`. */
export function isBusinessDay(day: string): boolean {
	const time = DateTime.fromISO(day, { zone: 'utc' });
	return time.weekday <= FRIDAY && !isAHoliday(time.toJSDate(), AT_BANKS);
}

/** The day itself if it is a business day, otherwise the last one before. */
export function businessDayUntil(day: string): string {
	return isBusinessDay(day) ? day : businessDayUntil(shifted(day, -1));
}

/** The business day that is so many business days before a day. */
export function businessDaysBefore(day: string, count: number): string {
	let found = businessDayUntil(day);
	for (let left = count; left > 0; left -= 1) found = businessDayUntil(shifted(found, -1));
	return found;
}

/**
 * The first day on which BILL can withdraw money: the next business day (BILL createpayment, 2026-11). BILL does not say on
 * whose clocks, so it is counted from the later of the two days it may be, New York's and UTC's: that of UTC.
 */
export function firstProcessDay(now: Date): string {
	let day = shifted(toCalendarDay(now, 'utc') ?? '', 1);
	while (!isBusinessDay(day)) day = shifted(day, 1);
	return day;
}

function shifted(day: string, days: number): string {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;
}
