import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { todayIn } from '../../../shared/values/day';
import { lineWrite } from '../bill/lines/billLines';
import { resolveLineItems } from '../bill/lines/resolveCodes';
import { nothingToUpdate, parameters } from '../../parameters/reader';
import { listOf, objectOf, withoutEmpty } from '../../records/record';
import { RECURRING_LINES } from './recurringBillCalls';
import { readMoreOfTemplate, readTemplateLines } from './recurringBillDraft';
import { assertSchedule, readSchedule } from './schedule';
import { recurringBillLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** A change of a recurring bill as the user gave it, codes resolved. */
export interface TemplateChange {
	id: string;
	/** Opens every message. */
	subject: string;
	/** Fields as BILL takes them, without schedule and lines. */
	header: IDataObject;
	/** The given fields of the schedule; undefined leaves it. */
	schedule: IDataObject | undefined;
	mayBePast: boolean;
	/** The lines it should have; undefined leaves them. */
	lines: IDataObject[] | undefined;
	itemIndex: number;
}

/** What a recurring bill keeps when a PUT replaces it; BILL drops whatever is not sent again. */
const KEPT = ['vendorId', 'schedule', 'description', 'processingOptions', 'paymentInformation'];

/** Reads Update Fields and the new lines. Asks BILL only for the lists of codes in use. */
export async function readTemplateChange(client: RunClient, itemIndex: number): Promise<TemplateChange> {
	const id = parameters(client.ctx, itemIndex).locator(recurringBillLocator);
	const subject = `Recurring bill ${id}`;
	const read = parameters(client.ctx, itemIndex, subject);
	const fields = read.collection('updateFields');
	const header = readMoreOfTemplate(read, fields);
	const given = readSchedule(read, fields);
	const schedule = Object.keys(given).length > 0 ? given : undefined;
	const lines = read.text('lineItemsFrom') === 'none' ? undefined : readTemplateLines(read).lines;
	if (!lines && !schedule && Object.keys(header).length === 0) throw nothingToUpdate(read);
	const mayBePast = fields.allowPastDueDate === true;
	if (schedule) assertSchedule(read, schedule, { today: todayIn(client.ctx.getTimezone()), mayBePast });
	const resolved = lines && (await resolveLineItems(client, lines, subject));
	return { id, subject, header, schedule, mayBePast, lines: resolved, itemIndex };
}

/**
 * How the change is written. The schedule goes as a whole: nobody knows whether a PATCH merges what is inside it. New
 * lines are merged into those BILL has, so that what stays keeps ids and codes.
 *
 * @throws NodeOperationError when the schedule as a whole is over before it begins, or begins in the past
 */
export function writeOf(
	ctx: IExecuteFunctions,
	{ subject, header, schedule: given, mayBePast, lines: wanted, itemIndex }: TemplateChange,
	current: IDataObject,
): { method: 'PATCH' | 'PUT'; body: IDataObject } {
	const schedule = given && { ...objectOf(current, 'schedule'), ...given };
	if (schedule) {
		const read = parameters(ctx, itemIndex, subject);
		assertSchedule(read, schedule, { today: todayIn(ctx.getTimezone()), mayBePast });
	}
	const changes = { ...header, ...(schedule && { schedule }) };
	if (!wanted) return { method: 'PATCH', body: changes };
	const { method, lines } = lineWrite(listOf(current, RECURRING_LINES), wanted);
	const withLines = { ...changes, ...(lines && { [RECURRING_LINES]: lines }) };
	if (method === 'PATCH') return { method, body: withLines };
	const kept = Object.fromEntries(KEPT.map((field) => [field, current[field]]));
	return { method, body: withoutEmpty({ ...kept, ...withLines }) };
}
