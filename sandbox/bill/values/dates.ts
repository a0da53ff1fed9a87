/** BILL's timestamp form: `2026-12-15T23:15:23.127+00:00`. */
export function timestamp(ms: number): string {
	return new Date(ms).toISOString().replace('Z', '+00:00');
}

/** `yyyy-MM-dd` in UTC. BILL's own time zone is not documented; UTC is assumed. */
export function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/** Federal Reserve holidays with a fixed date; one on a Sunday is kept on Monday, one on a Saturday not at all. */
const FIXED_HOLIDAYS = ['01-01', '06-19', '07-04', '11-11', '12-25'];
/** Month, weekday, which one (-1 is the last). */
const FLOATING_HOLIDAYS = [
	{ month: 0, weekday: MONDAY, nth: 3 },
	{ month: 1, weekday: MONDAY, nth: 3 },
	{ month: 4, weekday: MONDAY, nth: -1 },
	{ month: 8, weekday: MONDAY, nth: 1 },
	{ month: 9, weekday: MONDAY, nth: 2 },
	{ month: 10, weekday: THURSDAY, nth: 4 },
];

function isFloatingHoliday(day: Date): boolean {
	const nth = Math.ceil(day.getUTCDate() / 7);
	const isLast = new Date(day.getTime() + 7 * DAY_MS).getUTCMonth() !== day.getUTCMonth();
	return FLOATING_HOLIDAYS.some(
		(holiday) =>
			holiday.month === day.getUTCMonth() &&
			holiday.weekday === day.getUTCDay() &&
			(holiday.nth === nth || (holiday.nth === -1 && isLast)),
	);
}

function isFixedHoliday(day: Date): boolean {
	if (FIXED_HOLIDAYS.includes(day.toISOString().slice(5, 10))) return true;
	const yesterday = new Date(day.getTime() - DAY_MS).toISOString().slice(5, 10);
	return day.getUTCDay() === MONDAY && FIXED_HOLIDAYS.includes(yesterday);
}

/** True when US banks settle on this `yyyy-MM-dd` date. */
export function isBusinessDay(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`);
	const isWeekend = day.getUTCDay() === SUNDAY || day.getUTCDay() === SATURDAY;
	return !isWeekend && !isFixedHoliday(day) && !isFloatingHoliday(day);
}

/** The first US business day after this `yyyy-MM-dd` date. */
export function nextBusinessDay(date: string): string {
	let day = new Date(`${date}T00:00:00Z`).getTime();
	do day += DAY_MS;
	while (!isBusinessDay(new Date(day).toISOString().slice(0, 10)));
	return new Date(day).toISOString().slice(0, 10);
}

/** The so-many-th US business day after this `yyyy-MM-dd` date. */
export function businessDaysAfter(date: string, days: number): string {
	let day = date;
	for (let passed = 0; passed < days; passed += 1) day = nextBusinessDay(day);
	return day;
}
