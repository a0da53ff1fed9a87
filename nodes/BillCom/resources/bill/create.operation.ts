import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billInvoiceNumber } from '../../../shared/keys';
import { vendorLocator } from '../fields/locators';
import type { Operation } from '../operation';
import { withOutcome } from '../outputShape';
import { type ParameterReader, parameters, toText } from '../parameters';
import { withoutEmpty } from '../record';
import {
	dueDate,
	expectedTotal,
	invoiceDate,
	invoiceNumber,
	lineItemFields,
	lineItemsFrom,
	moreBillFields,
} from './billFields';
import { createBillOnce } from './createBill';
import { assertVendorIsActive } from './knownVendor';
import { readLineItems, totalOf } from './lineItems';
import { resolveAccount, resolveLineItems } from './resolveCodes';
import { billOutput } from './billOutput';

/**
 * POST /v3/bills, unless the vendor has a bill of this invoice number.
 * Output: the bill and `outcome`: created or existing. Everything the user gave is checked before anything is sent.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a bill',
		description: 'Create a bill to pay, or return the one that has this vendor and invoice number',
	},
	output: withOutcome(billOutput),
	calls: 5,
	callsNote:
		'Vendor, duplicate check, one for each list of codes in use (here two), the bill. Vendor and lists are remembered between items.',
	fields: [
		vendorLocator,
		invoiceNumber,
		invoiceDate,
		dueDate,
		...lineItemFields(lineItemsFrom),
		expectedTotal,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: moreBillFields,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const wholeNumber = parameters(ctx, itemIndex).requiredText({
			name: 'invoiceNumber',
			label: 'Invoice Number',
		});
		const subject = `Invoice ${wholeNumber}`;
		const read = parameters(ctx, itemIndex, subject);
		const vendorId = read.locator({ name: 'vendorId', label: 'Vendor' });
		const header = readHeader(read, wholeNumber);
		const lines = readLineItems(read);
		const key = {
			vendorId,
			invoiceNumber: billInvoiceNumber(wholeNumber),
			totalCents: totalOf(read, lines),
			subject,
			itemIndex,
		};

		await assertVendorIsActive(ctx, vendorId, subject, itemIndex);
		const payFrom = toText(read.collection('additionalFields').payFromChartOfAccount);
		const bill = await createBillOnce(ctx, key, async () =>
			withoutEmpty({
				vendorId,
				...header,
				billLineItems: await resolveLineItems(ctx, lines, subject, itemIndex),
				payFromChartOfAccountId: await resolveAccount(ctx, payFrom, subject, itemIndex),
			}),
		);
		return [bill];
	},
};

function readHeader(read: ParameterReader, wholeNumber: string): IDataObject {
	const more = read.collection('additionalFields');
	const number = billInvoiceNumber(wholeNumber);
	// A shortened number must stay readable for the people who look at the bill.
	const description = toText(more.description) || (number === wholeNumber ? '' : `Invoice ${wholeNumber}`);
	return withoutEmpty({
		invoice: {
			invoiceNumber: number,
			invoiceDate: read.requiredDate({ name: 'invoiceDate', label: 'Invoice Date' }),
		},
		dueDate: read.requiredDate({ name: 'dueDate', label: 'Due Date' }),
		description,
		purchaseOrderNumber: toText(more.purchaseOrderNumber),
		paymentTermId: toText(more.paymentTermId),
	});
}
