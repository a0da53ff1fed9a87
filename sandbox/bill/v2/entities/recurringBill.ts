import { given } from '../../../simulator/fields';
import type { BillLineDraft } from '../../bodies/lineItem';
import { PERIODS } from '../../bodies/recurringBill';
import type { BillSchedule, RecurringBillDraft } from '../../bodies/recurringBill';
import {
	changeRecurringBill,
	createRecurringBill,
	recurringBillOfPath,
	setRecurringBillArchived,
	totalOf,
} from '../../recurringBills/recurringBills';
import { refusal } from '../../refusals/refusal';
import type { RecurringBill } from '../../store/moneyRows';
import { lineDraft, lineView } from '../base/coding';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import type { V2Fields } from '../base/fields';

/** Periods by their number (assumed). */
function view(row: RecurringBill): V2Object {
	const { period, frequency, nextDueDate, endDate, daysInAdvance } = row.schedule;
	return {
		...v2Head('RecurringBill', row),
		vendorId: row.vendorId,
		timePeriod: String(PERIODS.indexOf(period)),
		frequencyPerTimePeriod: frequency,
		nextDueDate,
		endDate: endDate ?? null,
		daysInAdvance: daysInAdvance ?? 0,
		description: row.description ?? null,
		amount: totalOf(row),
		recurringBillLineItems: row.recurringBillLineItems.map((line) => ({
			...lineView('RecurringBillLineItem', line),
			recurringBillId: row.id,
		})),
	};
}

function wholeNumber(fields: V2Fields, name: string, smallest: number): number | undefined {
	const value = fields.amount(name);
	if (value !== undefined && (!Number.isInteger(value) || value < smallest))
		throw refusal('parameterInvalid', `${name}: ${value}`);
	return value;
}

function periodOf(fields: V2Fields): BillSchedule['period'] | undefined {
	const number = fields.text('timePeriod');
	if (number === undefined) return undefined;
	const period = /^\d$/.test(number) ? PERIODS[Number(number)] : undefined;
	if (period === undefined) throw refusal('parameterInvalid', `timePeriod: ${number}`);
	return period;
}

function scheduleOf(fields: V2Fields): Partial<BillSchedule> {
	return given({
		period: periodOf(fields),
		frequency: wholeNumber(fields, 'frequencyPerTimePeriod', 1),
		nextDueDate: fields.date('nextDueDate'),
		endDate: fields.date('endDate'),
		daysInAdvance: wholeNumber(fields, 'daysInAdvance', 0),
	});
}

function linesOf(fields: V2Fields, before?: RecurringBill): BillLineDraft[] | undefined {
	return fields.list('recurringBillLineItems')?.map((line) => {
		const id = line.reference('id');
		const old = before?.recurringBillLineItems.find((candidate) => candidate.id === id);
		return { ...lineDraft(line, old), ...given({ id }) };
	});
}

function draftOf(fields: V2Fields, before?: RecurringBill): RecurringBillDraft {
	const schedule = scheduleOf(fields);
	return given({
		vendorId: fields.reference('vendorId'),
		schedule: Object.keys(schedule).length > 0 ? schedule : undefined,
		recurringBillLineItems: linesOf(fields, before),
		description: fields.text('description'),
	});
}

/** Templates bills are made from. Names of the schedule's fields are assumed; in an update, lines not named stay (assumed). */
export const recurringBillEntity: V2Entity = {
	name: 'RecurringBill',
	list: ({ store }) => store.recurringBills.all().map(view),
	find: ({ store }, id) => {
		const row = store.recurringBills.get(id);
		return row && view(row);
	},
	create({ world, session }, fields) {
		const { period, frequency = 1, ...schedule } = scheduleOf(fields);
		if (period === undefined) throw refusal('v2FieldMissing', 'timePeriod');
		const recurringBillLineItems = linesOf(fields) ?? [];
		if (recurringBillLineItems.length === 0) throw refusal('v2FieldMissing', 'recurringBillLineItems');
		return createRecurringBill(world, session, {
			...draftOf(fields),
			vendorId: fields.requiredText('vendorId'),
			schedule: { ...schedule, period, frequency, nextDueDate: fields.requiredDate('nextDueDate') },
			recurringBillLineItems,
		}).id;
	},
	update({ world, session }, id, fields) {
		const before = recurringBillOfPath(world, id);
		changeRecurringBill(world, session, before, draftOf(fields, before));
	},
	setActive({ world }, id, isActive) {
		setRecurringBillArchived(world, recurringBillOfPath(world, id), !isActive);
	},
};
