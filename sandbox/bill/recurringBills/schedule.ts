import type { BillSchedule } from '../bodies/recurringBill';

const DAY_MS = 86_400_000;

function parts(day: string): [year: number, month: number, day: number] {
	const [year, month, dayOfMonth] = day.split('-').map(Number);
	return [year, month - 1, dayOfMonth];
}

/** Months later on the anchor's day, or on the last day of a shorter month (assumed). */
function monthsAfter(day: string, months: number, anchorDay: number): string {
	const [year, month] = parts(day);
	const lastDay = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month + months, Math.min(anchorDay, lastDay))).toISOString().slice(0, 10);
}

/** The `yyyy-MM-dd` date so many days after another; before it when negative. */
function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the month of a `yyyy-MM-dd` date. */
export function dayOfMonth(day: string): number {
	return parts(day)[2];
}

/** The due date after `nextDueDate`. `anchorDay` is the day of the month the schedule began with. */
export function followingDueDate(schedule: BillSchedule, anchorDay: number): string {
	const { period, frequency, nextDueDate } = schedule;
	if (period === 'DAILY') return daysAfter(nextDueDate, frequency);
	if (period === 'WEEKLY') return daysAfter(nextDueDate, 7 * frequency);
	return monthsAfter(nextDueDate, period === 'YEARLY' ? 12 * frequency : frequency, anchorDay);
}

/** True when the bill for `nextDueDate` is to be made by this day and the schedule has not ended. */
export function isDue({ nextDueDate, endDate, daysInAdvance = 0 }: BillSchedule, today: string): boolean {
	return daysAfter(nextDueDate, -daysInAdvance) <= today && (endDate === undefined || nextDueDate <= endDate);
}
