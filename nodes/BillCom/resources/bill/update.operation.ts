import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { billInvoiceNumber } from '../../../shared/keys';
import { byDisplayName } from '../../records/byDisplayName';
import { currency } from '../../parameters/codes';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { nothingToUpdate, type ParameterReader, parameters, toText } from '../../parameters/reader';
import { textOf, withoutEmpty } from '../../records/record';
import { assertAgentMayChangeBill } from './find/changeByAgent';
import { changeBill, readBill } from './find/billCalls';
import { dueDate, expectedTotal, invoiceDate, invoiceNumber, moreBillFields } from './write/billFields';
import { billOutput } from './billOutput';
import { lineItemFields, newLineItemsFrom } from './lines/lineItemFields';
import { type LineItem, readLineItems, totalOf } from './lines/lineItems';
import { assertCurrency } from '../vendor/find/knownVendor';
import { assertAgentMayApplyCredits, readMore } from './write/readMore';
import { replaceBill, withHeaderCodes } from './write/replacement';
import { resolveBill } from './lines/resolveCodes';
import type { RunClient } from '../../transport/client';

const headerFields: INodeProperties[] = [dueDate, invoiceDate, invoiceNumber].map((field) => ({
	...field,
	required: false,
}));
const changeable = byDisplayName([...headerFields, ...moreBillFields]);

/**
 * PATCH /v3/bills/{billId} with the given fields; with new line items a PUT, which replaces all lines. A PATCH of
 * single lines would clear their coding (field reports, 2026-11).
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a bill',
		description: 'Change fields of a bill',
	},
	output: billOutput,
	writes: { bill: 'billId' },
	calls: 1,
	callsNote:
		'With new line items or codes of the bill 1 more, and 1 for each list of codes in use. With Currency 2 more, for bill and vendor.',
	agentMayNeed: ['pay'],
	fields: [
		billLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: changeable,
		},
		...lineItemFields(newLineItemsFrom),
		{ ...expectedTotal, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
		{ ...currency, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		await assertAgentMayChangeBill(client, billId);
		const subject = `Bill ${billId}`;
		const read = parameters(ctx, itemIndex, subject);
		const lines = read.text('lineItemsFrom') === 'none' ? undefined : readLineItems(read);
		if (lines) totalOf(read, lines);
		const changes = await readChanges(client, read, lines, subject, itemIndex);
		if (Object.keys(changes).length === 0) throw nothingToUpdate(read);
		await assertCurrency(client, subject, itemIndex, async () =>
			textOf(await readBill(client, billId), 'vendorId'),
		);
		if (!lines) {
			const current = changes.classifications ? await readBill(client, billId) : {};
			return [await changeBill(client, 'PATCH', billId, withHeaderCodes(current, changes))];
		}
		return [await replaceBill(client, billId, changes)];
	},
};

async function readChanges(
	client: RunClient,
	read: ParameterReader,
	lines: LineItem[] | undefined,
	subject: string,
	itemIndex: number,
): Promise<IDataObject> {
	const fields = read.collection('updateFields');
	const number = toText(fields.invoiceNumber);
	const more = readMore(read, fields);
	assertAgentMayApplyCredits(client.ctx, more, itemIndex);
	const { plain, header, payFrom } = more;
	return withoutEmpty({
		invoice: withoutEmpty({
			invoiceNumber: number && billInvoiceNumber(number),
			invoiceDate: read.day(fields.invoiceDate, invoiceDate.displayName),
		}),
		dueDate: read.day(fields.dueDate, dueDate.displayName),
		...plain,
		...(await resolveBill(client, { lines, header, payFrom }, subject)),
	});
}
