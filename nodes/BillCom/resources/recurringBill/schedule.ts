import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { type ParameterReader, toText } from '../../parameters/reader';
import { textOf, withoutEmpty } from '../../records/record';
import { frequency, nextDueDate } from './recurringBillFields';

/** The fields of a schedule that were given, as BILL takes them. Refuses what is no whole number or no date. */
export function readSchedule(read: ParameterReader, fields: IDataObject): IDataObject {
	return withoutEmpty({
		period: toText(fields.period),
		frequency: read.count(fields.frequency, frequency.displayName),
		nextDueDate: read.day(fields.nextDueDate, nextDueDate.displayName),
		endDate: read.day(fields.endDate, 'End Date'),
		daysInAdvance: read.count(fields.daysInAdvance, 'Days in Advance', 0),
	});
}

/** Refuses a schedule that is over before it begins, and one that would make all missed bills at once. */
export function assertSchedule(
	read: ParameterReader,
	schedule: IDataObject,
	{ today, mayBePast }: { today: string; mayBePast: boolean },
): void {
	const nextDueDate = textOf(schedule, 'nextDueDate');
	const endDate = textOf(schedule, 'endDate');
	if (endDate && nextDueDate && endDate < nextDueDate) {
		throw read.refuse(
			`End Date ${endDate} is before Next Due Date ${nextDueDate}`,
			'Correct one of the two dates.',
		);
	}
	if (mayBePast || !nextDueDate || nextDueDate >= today) return;
	throw read.refuse(
		`Next Due Date ${nextDueDate} is in the past, and BILL would create every bill missed since at once`,
		'Choose a date from today on, or switch on Allow Past Due Date.',
	);
}

/**
 * Whether a schedule of BILL is the wanted one, at its start or later: BILL moves the next due date on with each bill it
 * makes, the first one perhaps in the same moment.
 */
export function isSameSchedule(is: IDataObject, wanted: IDataObject): boolean {
	if (is.period !== wanted.period || Number(is.frequency) !== wanted.frequency) return false;
	const [from, date] = [textOf(wanted, 'nextDueDate'), textOf(is, 'nextDueDate')];
	if (from === date) return true;
	if (!date || date < from) return false;
	const step = Number(wanted.frequency);
	switch (wanted.period) {
		case 'DAILY':
			return daysBetween(from, date) % step === 0;
		case 'WEEKLY':
			return daysBetween(from, date) % (7 * step) === 0;
		case 'MONTHLY':
			return isMonthsLater(from, date, step);
		case 'YEARLY':
			return isMonthsLater(from, date, 12 * step);
		default:
			return false;
	}
}

function daysBetween(from: string, date: string): number {
	return dayOf(date).diff(dayOf(from), 'days').days;
}

/** On the same day of the month, or on the last one of a shorter month. */
function isMonthsLater(from: string, date: string, step: number): boolean {
	const [first, later] = [dayOf(from), dayOf(date)];
	const months = (later.year - first.year) * 12 + later.month - first.month;
	return months % step === 0 && first.plus({ months }).hasSame(later, 'day');
}

function dayOf(day: string): DateTime {
	return DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: 'utc' });
}
