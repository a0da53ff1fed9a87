import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { billInvoiceNumber } from '../../../shared/keys';
import { billLocator } from '../fields/locators';
import type { Operation } from '../operation';
import { type ParameterReader, parameters, toDate, toText } from '../parameters';
import { withoutEmpty } from '../record';
import { changeBill, readBill } from './billCalls';
import {
	dueDate,
	expectedTotal,
	invoiceDate,
	invoiceNumber,
	lineItemFields,
	moreBillFields,
	newLineItemsFrom,
} from './billFields';
import { readLineItems, totalOf } from './lineItems';
import { replacementOf } from './replacement';
import { resolveAccount, resolveLineItems } from './resolveCodes';
import { billOutput } from './billOutput';

const headerFields: INodeProperties[] = [dueDate, invoiceDate, invoiceNumber].map((field) => ({
	...field,
	required: false,
}));
const changeable = [...headerFields, ...moreBillFields].sort((one, other) =>
	one.displayName.localeCompare(other.displayName),
);

/**
 * PATCH /v3/bills/{billId} with the given fields; with new line items a PUT, which replaces all lines. A PATCH of
 * single lines would clear their coding (field reports, 2026-11).
 */
export const update: Operation = {
	option: { name: 'Update', value: 'update', action: 'Update a bill', description: 'Change a bill' },
	output: billOutput,
	calls: 1,
	callsNote: 'With new line items 1 more, and 1 for each list of codes in use.',
	fields: [
		billLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: changeable,
		},
		...lineItemFields(newLineItemsFrom),
		{ ...expectedTotal, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator({ name: 'billId', label: 'Bill' });
		const subject = `Bill ${billId}`;
		const read = parameters(ctx, itemIndex, subject);
		const changes = await readChanges(ctx, read, subject, itemIndex);
		if (read.text('lineItemsFrom') === 'none') {
			if (Object.keys(changes).length === 0)
				throw read.refuse('Update Fields names nothing to change', 'Add a field.');
			return [await changeBill(ctx, 'PATCH', billId, changes, itemIndex)];
		}
		const lines = readLineItems(read);
		totalOf(read, lines);
		const billLineItems = await resolveLineItems(ctx, lines, subject, itemIndex);
		const current = await readBill(ctx, billId, itemIndex, true);
		const whole = replacementOf(current, { ...changes, billLineItems });
		return [await changeBill(ctx, 'PUT', billId, whole, itemIndex)];
	},
};

async function readChanges(
	ctx: IExecuteFunctions,
	read: ParameterReader,
	subject: string,
	itemIndex: number,
): Promise<IDataObject> {
	const fields = read.collection('updateFields');
	const number = toText(fields.invoiceNumber);
	return withoutEmpty({
		invoice: withoutEmpty({
			invoiceNumber: number && billInvoiceNumber(number),
			invoiceDate: toDate(fields.invoiceDate, 'Invoice Date', read.refuse),
		}),
		dueDate: toDate(fields.dueDate, 'Due Date', read.refuse),
		description: toText(fields.description),
		purchaseOrderNumber: toText(fields.purchaseOrderNumber),
		paymentTermId: toText(fields.paymentTermId),
		payFromChartOfAccountId: await resolveAccount(
			ctx,
			toText(fields.payFromChartOfAccount),
			subject,
			itemIndex,
		),
	});
}
