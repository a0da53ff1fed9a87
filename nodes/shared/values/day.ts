import { isDate } from 'node:util/types';
import { DateTime } from 'luxon';

/** ISO 8601 without a time zone: a day, or a day and a time as the date picker of n8n stores them. */
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
/** The same with `Z` or an offset, which BILL and Salesforce send. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * The calendar day a value names, as `yyyy-MM-dd`; undefined when it names none. A text without a time zone is the day it
 * says. Anything that names an instant (a Date, a Luxon date, a text with `Z` or an offset) is the day that the clocks of
 * `timezone` show then.
 *
 * @param timezone IANA name; the workflow's
 */
export function toCalendarDay(value: unknown, timezone: string): string | undefined {
	const time = toDateTime(value, timezone);
	return time?.toISODate() ?? undefined;
}

/**
 * The instant a value names; undefined when it names none. A text without a time zone is a time on the clocks of
 * `timezone`, and a day alone is its midnight there.
 */
export function toInstant(value: unknown, timezone: string): Date | undefined {
	return toDateTime(value, timezone)?.toJSDate();
}

/** Today on the clocks of a time zone, as `yyyy-MM-dd`. */
export function todayIn(timezone: string): string {
	return toCalendarDay(new Date(), timezone) ?? '';
}

/** Whether a value is a Date or a Luxon date, also one of another copy of Luxon: expressions give n8n's own. */
export function isDateObject(value: unknown): value is Date | DateTime {
	return isDate(value) || DateTime.isDateTime(value);
}

function toDateTime(value: unknown, zone: string): DateTime | undefined {
	const time = parsed(value, zone);
	return time?.isValid ? time : undefined;
}

function parsed(value: unknown, zone: string): DateTime | undefined {
	if (isDateObject(value)) return DateTime.fromMillis(value.valueOf(), { zone });
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (!WITHOUT_ZONE.test(text) && !WITH_ZONE.test(text)) return undefined;
	return DateTime.fromISO(text.replace(' ', 'T').toUpperCase(), { zone });
}
