import type { IDataObject } from 'n8n-workflow';
import { lineWrite } from '../../bill/lines/billLines';
import { resolveLineItems } from '../../bill/lines/resolveCodes';
import { nothingToUpdate, parameters, toText } from '../../../parameters/reader';
import { listOf, withoutEmpty } from '../../../records/record';
import { CREDIT_LINES } from './creditCalls';
import { assertReference, readCreditLines, readMoreOfCredit } from './creditDraft';
import { vendorCreditLocator } from '../../../parameters/locators';
import type { RunClient } from '../../../transport/client';
import { creditDate } from './creditFields';

/** A change of a vendor credit as the user gave it, codes resolved. */
export interface CreditChange {
	id: string;
	/** Opens every message, for example "Credit vcr01…". */
	subject: string;
	/** Fields as BILL takes them, without the lines. */
	header: IDataObject;
	/** The lines the credit should have; undefined leaves them. */
	lines: IDataObject[] | undefined;
	itemIndex: number;
}

/** What is sent for a change. */
export interface CreditWrite {
	method: 'PATCH' | 'PUT';
	body: IDataObject;
}

/** What a credit keeps when a PUT replaces it; BILL drops whatever is not sent again. */
const KEPT = ['vendorId', 'referenceNumber', 'creditDate', 'description'];
/** Where a credit is booked: one of the two. */
const TARGETS = ['applyToChartOfAccountId', 'applyToBankAccountId'];

/** Reads Update Fields and the new lines. Asks BILL only for the lists of codes in use. */
export async function readCreditChange(client: RunClient, itemIndex: number): Promise<CreditChange> {
	const id = parameters(client.ctx, itemIndex).locator(vendorCreditLocator);
	const subject = `Credit ${id}`;
	const read = parameters(client.ctx, itemIndex, subject);
	const fields = read.collection('updateFields');
	const referenceNumber = toText(fields.referenceNumber);
	assertReference(read, referenceNumber);
	const header = withoutEmpty({
		referenceNumber,
		creditDate: read.day(fields.creditDate, creditDate.displayName),
		...readMoreOfCredit(read, fields),
	});
	const given = read.text('lineItemsFrom') === 'none' ? undefined : readCreditLines(read).lines;
	if (!given && Object.keys(header).length === 0) throw nothingToUpdate(read);
	const lines = given && (await resolveLineItems(client, given, subject));
	return { id, subject, header, lines, itemIndex };
}

/** How the change is written. `current` is only looked at for new lines: those that stay keep their ids and codes. */
export function writeOf({ header, lines: wanted }: CreditChange, current: IDataObject): CreditWrite {
	if (!wanted) return { method: 'PATCH', body: header };
	const before = listOf(current, CREDIT_LINES);
	const { method, lines } = lineWrite(before, wanted);
	if (method === 'PATCH') return { method, body: { ...header, ...(lines && { [CREDIT_LINES]: lines }) } };
	const isMoved = TARGETS.some((field) => header[field] !== undefined);
	const kept = [...KEPT, ...(isMoved ? [] : TARGETS)].map((field) => [field, current[field]]);
	return {
		method,
		body: withoutEmpty({ ...Object.fromEntries(kept), ...header, [CREDIT_LINES]: lines }),
	};
}
