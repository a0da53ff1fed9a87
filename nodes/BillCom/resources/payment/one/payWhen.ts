import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toCalendarDay } from '../../../../shared/values/day';
import { type Field, type ParameterReader, shown } from '../../../parameters/reader';
import { textOf } from '../../../records/record';
import { businessDaysBefore, firstProcessDay } from '../checks/businessDays';
import { clock } from '../../../transport/clock';
import { processDate } from './paymentFields';

const BY_DUE_DATE = ['dueDate', 'beforeDueDate'];

const payWhen: INodeProperties = {
	displayName: 'Pay When',
	name: 'payWhen',
	type: 'options',
	options: [
		{ name: 'At Once', value: 'atOnce', description: 'On the next US business day' },
		{
			name: 'Business Days Before the Due Date',
			value: 'beforeDueDate',
			description: 'So that the money is there when the bill is due',
		},
		{
			name: 'On a Date',
			value: 'onDate',
			description: 'The day in Process Date; if that is empty, on the next US business day',
		},
		{ name: 'On the Due Date', value: 'dueDate' },
	],
	default: 'onDate',
	description:
		'When BILL withdraws the money. If the day is a weekend or a US bank holiday, the business day before it. If it has passed, the next US business day.',
};

const dueDate: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	displayOptions: { show: { payWhen: BY_DUE_DATE } },
	description:
		'The day by which the bill has to be paid. If empty, the due date of the bill in BILL; with Send in Bulk that costs a call for each 100 bills.',
};

const daysBefore: INodeProperties = {
	displayName: 'Business Days Before',
	name: 'businessDaysBefore',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 0 },
	default: 2,
	displayOptions: { show: { payWhen: ['beforeDueDate'] } },
	description: 'How many US business days before the due date, for example 4 for checks and 2 for ACH',
};

/** Pay When, and what belongs to each choice. */
export const payWhenFields: INodeProperties[] = [
	payWhen,
	{ ...processDate, displayOptions: { show: { payWhen: ['onDate'] } } },
	dueDate,
	daysBefore,
];

/** The most that makes sense: a bill is seldom due in more than a quarter of a year. */
const DAYS_MAX = 60;

/** The day on which an item is to be paid, as far as it is known without the bill. */
export interface Schedule {
	/** As BILL takes it; empty for the next business day. */
	processDate: string;
	/** Business days before the due date of the bill, where the bill has to tell it; `processDate` is empty until then. */
	daysBeforeDue?: number;
}

/** What an item chose. A workflow made before this choice was there has its day in Process Date. */
export function readSchedule(read: ParameterReader, accountType: string): Schedule {
	const choice = read.optionalText(payWhen.name) || 'onDate';
	if (choice === 'onDate') return { processDate: readProcessDate(read, accountType) };
	if (choice === 'atOnce') return { processDate: processDay('', accountType) };
	if (!BY_DUE_DATE.includes(choice)) {
		const fix = 'Use atOnce, onDate, dueDate or beforeDueDate.';
		throw read.refuse(`Pay When is ${shown(choice)}, which is not one of its choices`, fix);
	}
	const count = choice === 'beforeDueDate' ? readDaysBefore(read) : 0;
	const due = dayIn(read, dueDate);
	return due
		? { processDate: processDay(businessDaysBefore(due, count), accountType) }
		: { processDate: '', daysBeforeDue: count };
}

/** The day of a payment whose bill had to tell when it is due. */
export function dayForBill(
	{ processDate: known, daysBeforeDue }: Schedule,
	bill: IDataObject | undefined,
	accountType: string,
): string {
	if (daysBeforeDue === undefined || !bill) return known;
	const due = textOf(bill, 'dueDate').slice(0, 10);
	return processDay(due && businessDaysBefore(due, daysBeforeDue), accountType);
}

/** The day in Process Date. BILL refuses one that has passed; a person may have meant another year. */
export function readProcessDate(read: ParameterReader, accountType: string): string {
	const day = dayIn(read, processDate);
	if (day === '' && NEEDS_PROCESS_DATE.has(accountType)) {
		throw read.refuse('Process Date is missing', `Fill it in: BILL needs it to pay from ${accountType}.`);
	}
	if (day === '' || day < (toCalendarDay(now(), NEW_YORK) ?? '')) return day;
	return processDay(businessDaysBefore(day, 0), accountType);
}

/** BILL is in the United States; what is today in New York has passed nowhere there. */
const NEW_YORK = 'America/New_York';

function now(): Date {
	return new Date(clock.nowMs());
}

function readDaysBefore(read: ParameterReader): number {
	const label = daysBefore.displayName;
	const days = read.count(read.raw(daysBefore.name, { fallback: 0 }), label, 0) ?? 0;
	if (days <= DAYS_MAX) return days;
	throw read.refuse(`${label} is ${days}`, `Enter at most ${DAYS_MAX}.`);
}

function dayIn(read: ParameterReader, { name, displayName }: Field): string {
	return read.day(read.raw(name, { fallback: '' }), displayName) ?? '';
}

/** Funding accounts for which BILL does not choose the day itself (BILL createpayment, 2026-11). */
const NEEDS_PROCESS_DATE = new Set(['WALLET', 'AP_CARD']);

/**
 * A day as BILL takes it. The next business day is left to BILL, whose clock counts, unless the account wants to be told.
 *
 * @param day a business day; empty for the next one
 */
function processDay(day: string, accountType: string): string {
	const first = firstProcessDay(now());
	if (day > first) return day;
	return NEEDS_PROCESS_DATE.has(accountType) ? first : '';
}
