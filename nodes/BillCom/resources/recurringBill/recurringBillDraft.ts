import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { todayIn } from '../../../shared/values/day';
import { amountsOnly, type LineItem, readLineItems, totalOf } from '../bill/lines/lineItems';
import { resolveLineItems } from '../bill/lines/resolveCodes';
import { assertKeepsDigits, type ParameterReader, parameters, shown, toText } from '../../parameters/reader';
import { withoutEmpty } from '../../records/record';
import { RECURRING_LINES } from './recurringBillCalls';
import { assertSchedule, readSchedule } from './schedule';
import { vendorLocator } from '../../parameters/locators';
import { frequency, nextDueDate, period } from './recurringBillFields';
import { parseOrKeep } from '../../../shared/values/json';
import type { BillClient } from '../../transport/client';

/** A whole recurring bill as the user gave it, read and checked; codes are still what people write. */
export interface RecurringBillDraft {
	vendorId: string;
	schedule: IDataObject;
	totalCents: number;
	/** Everything but the lines, as BILL takes it. */
	base: IDataObject;
	lines: LineItem[];
	/** Opens every message. */
	subject: string;
}

const OF_TEMPLATE = { name: 'a recurring bill', fix: 'Correct the line items.' };

/** Reads a whole recurring bill. Asks BILL nothing. */
export function readRecurringBillDraft(ctx: IExecuteFunctions, itemIndex: number): RecurringBillDraft {
	const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
	const subject = `Recurring bill of vendor ${vendorId}`;
	const read = parameters(ctx, itemIndex, subject);
	const more = read.collection('additionalFields');
	const schedule = readSchedule(read, {
		period: read.requiredText(period),
		frequency: read.requiredText(frequency),
		nextDueDate: read.requiredDate(nextDueDate),
		endDate: more.endDate,
		daysInAdvance: more.daysInAdvance,
	});
	const mayBePast = more.allowPastDueDate === true;
	assertSchedule(read, schedule, { today: todayIn(ctx.getTimezone()), mayBePast });
	const { lines, totalCents } = readTemplateLines(read);
	const base = withoutEmpty({ vendorId, schedule, ...readMoreOfTemplate(read, more) });
	return { vendorId, schedule, totalCents, base, lines, subject };
}

/** The recurring bill as BILL takes it. @throws FailedCheckError `unknownCodes` */
export async function recurringBillBodyOf(
	client: BillClient,
	{ base, lines, subject }: RecurringBillDraft,
): Promise<IDataObject> {
	return { ...base, [RECURRING_LINES]: await resolveLineItems(client, lines, subject) };
}

/** Lines with their sum. BILL takes no quantity and price here, so what they make is sent. */
export function readTemplateLines(read: ParameterReader): { lines: LineItem[]; totalCents: number } {
	const lines = amountsOnly(readLineItems(read));
	return { lines, totalCents: totalOf(read, lines, OF_TEMPLATE) };
}

/** What a recurring bill may carry besides vendor, schedule and lines; only what was given. */
export function readMoreOfTemplate(read: ParameterReader, fields: IDataObject): IDataObject {
	const { autoPayment } = fields;
	return withoutEmpty({
		description: toText(fields.description),
		processingOptions: typeof autoPayment === 'boolean' ? { autoPayment } : undefined,
		paymentInformation: readObject(read, fields.paymentInformation),
	});
}

function readObject(read: ParameterReader, given: unknown): IDataObject | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const value: unknown = parseOrKeep(given);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		assertKeepsDigits(read, 'Payment Information', value);
		return value as IDataObject;
	}
	throw read.refuse(`Payment Information is ${shown(given)}, which is not an object`, 'Write it as JSON.');
}
