import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { billInvoiceNumber } from '../../../../shared/keys';
import { currency } from '../../../parameters/codes';
import { vendorLocator } from '../../../parameters/locators';
import { readWhenDateDiffers } from '../../../once/ofDate';
import { type ParameterReader, parameters } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import { dueDate, expectedTotal, invoiceDate, invoiceNumber, moreBillFields } from './billFields';
import type { BillKey } from './createBill';
import { lineItemFields, lineItemsFrom } from '../lines/lineItemFields';
import { type LineItem, readLineItems, totalOf } from '../lines/lineItems';
import { assertAgentMayApplyCredits, type MoreOfBill, readMore } from './readMore';
import { resolveBill } from '../lines/resolveCodes';
import type { BillClient } from '../../../transport/client';

/** A whole bill as the user gave it, read and checked; codes are still what people write. */
export interface BillDraft {
	key: BillKey;
	/** Vendor, invoice and dates as BILL takes them. */
	base: IDataObject;
	lines: LineItem[];
	more: MoreOfBill;
}

/** The fields of a whole bill. */
export const wholeBillFields: INodeProperties[] = [
	vendorLocator,
	invoiceNumber,
	invoiceDate,
	dueDate,
	...lineItemFields(lineItemsFrom),
	expectedTotal,
	currency,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'More about the bill, all of it optional',
		options: moreBillFields,
	},
];

/** Reads a whole bill. Asks BILL nothing. */
export function readBillDraft(ctx: IExecuteFunctions, itemIndex: number): BillDraft {
	const wholeNumber = parameters(ctx, itemIndex).requiredText(invoiceNumber);
	const subject = `Invoice ${wholeNumber}`;
	const read = parameters(ctx, itemIndex, subject);
	const vendorId = read.locator(vendorLocator);
	const base = readBase(read, vendorId, wholeNumber);
	const lines = readLineItems(read);
	const totalCents = totalOf(read, lines);
	const more = readMore(read, read.collection('additionalFields'));
	assertAgentMayApplyCredits(ctx, more, itemIndex);
	const number = billInvoiceNumber(wholeNumber);
	// A shortened number must stay readable for the people who look at the bill.
	if (number !== wholeNumber) more.plain.description ??= `Invoice ${wholeNumber}`;
	const date = read.requiredDate(invoiceDate);
	const whenDateDiffers = readWhenDateDiffers(read);
	const key = { vendorId, invoiceNumber: number, date, whenDateDiffers, totalCents, subject, itemIndex };
	return { key, base, lines, more };
}

/** The bill as BILL takes it. @throws FailedCheckError `unknownCodes` */
export async function bodyOf(
	client: BillClient,
	{ key, base, lines, more }: BillDraft,
): Promise<IDataObject> {
	const { header, payFrom, plain } = more;
	const coded = await resolveBill(client.of(key.itemIndex), { lines, header, payFrom }, key.subject);
	return withoutEmpty({ ...base, ...plain, ...coded });
}

function readBase(read: ParameterReader, vendorId: string, wholeNumber: string): IDataObject {
	return {
		vendorId,
		invoice: {
			invoiceNumber: billInvoiceNumber(wholeNumber),
			invoiceDate: read.requiredDate(invoiceDate),
		},
		dueDate: read.requiredDate(dueDate),
	};
}
