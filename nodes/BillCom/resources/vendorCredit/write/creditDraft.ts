import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { amountsOnly, type LineItem, readLineItems, totalOf } from '../../bill/lines/lineItems';
import { resolveLineItems } from '../../bill/lines/resolveCodes';
import { type Dated, readWhenDateDiffers } from '../../../once/ofDate';
import { chosenIn, type ParameterReader, parameters, toText } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import { CREDIT_LINES } from './creditCalls';
import * as fields from './creditFields';
import { vendorLocator } from '../../../parameters/locators';
import type { BillClient } from '../../../transport/client';

/** What identifies a vendor credit, with its date, and what it must add up to. */
export interface CreditKey extends Dated {
	vendorId: string;
	referenceNumber: string;
	totalCents: number;
	/** Opens every message, for example "Credit CM-1042". */
	subject: string;
	itemIndex: number;
}

/** A whole vendor credit as the user gave it, read and checked; codes are still what people write. */
export interface CreditDraft {
	key: CreditKey;
	/** Everything but the lines, as BILL takes it. */
	base: IDataObject;
	lines: LineItem[];
}

/** BILL createvendorcredit, 2026-11. */
const REFERENCE_MAX = 100;

const OF_CREDIT = { name: 'a vendor credit', fix: 'Enter what the vendor is owed as a bill.' };

/** Reads a whole vendor credit. Asks BILL nothing. */
export function readCreditDraft(ctx: IExecuteFunctions, itemIndex: number): CreditDraft {
	const referenceNumber = parameters(ctx, itemIndex).requiredText(fields.referenceNumber);
	const subject = `Credit ${referenceNumber}`;
	const read = parameters(ctx, itemIndex, subject);
	assertReference(read, referenceNumber);
	const vendorId = read.locator(vendorLocator);
	const creditDate = read.requiredDate(fields.creditDate);
	const { lines, totalCents } = readCreditLines(read);
	const more = readMoreOfCredit(read, read.collection('additionalFields'));
	return {
		key: {
			vendorId,
			referenceNumber,
			date: creditDate,
			whenDateDiffers: readWhenDateDiffers(read),
			totalCents,
			subject,
			itemIndex,
		},
		base: withoutEmpty({ vendorId, referenceNumber, creditDate, ...more }),
		lines,
	};
}

/** The credit as BILL takes it. @throws FailedCheckError `unknownCodes` */
export async function creditBodyOf(
	client: BillClient,
	{ key, base, lines }: CreditDraft,
): Promise<IDataObject> {
	const [subject, itemIndex] = [key.subject, key.itemIndex];
	return { ...base, [CREDIT_LINES]: await resolveLineItems(client.of(itemIndex), lines, subject) };
}

/** Lines with their sum. BILL takes quantity and price of existing credits only, so what they make is sent. */
export function readCreditLines(read: ParameterReader): { lines: LineItem[]; totalCents: number } {
	const lines = amountsOnly(readLineItems(read));
	return { lines, totalCents: totalOf(read, lines, OF_CREDIT) };
}

/** The fields of `moreCreditFields` as BILL takes them; only what was given. */
export function readMoreOfCredit(read: ParameterReader, fields: IDataObject): IDataObject {
	const applyToChartOfAccountId = chosenIn(fields.applyToChartOfAccountId);
	const applyToBankAccountId = chosenIn(fields.applyToBankAccountId);
	if (applyToChartOfAccountId && applyToBankAccountId) {
		throw read.refuse(
			'Apply to Account and Apply to Bank Account are both set, and BILL accepts only one of them',
			'Remove one of them.',
		);
	}
	return withoutEmpty({
		applyToChartOfAccountId,
		applyToBankAccountId,
		description: toText(fields.description),
	});
}

/** Refuses a reference number BILL would not keep. */
export function assertReference(read: ParameterReader, referenceNumber: string): void {
	if (referenceNumber.length <= REFERENCE_MAX) return;
	const what = `Reference Number has ${referenceNumber.length} characters, and BILL accepts at most ${REFERENCE_MAX}`;
	throw read.refuse(what, 'Shorten it.');
}
