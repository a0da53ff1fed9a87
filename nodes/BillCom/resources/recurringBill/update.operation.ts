import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { expectedTotal } from '../bill/write/billFields';
import { assertCurrency } from '../vendor/find/knownVendor';
import { lineItemFields, newLineItemsFrom } from '../bill/lines/lineItemFields';
import { currency } from '../../parameters/codes';
import { recurringBillLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { textOf } from '../../records/record';
import { assertAgentMayChange, assertMayPayByItself, sendWithTrust } from './autoPayment';
import { changeRecurringBill, readRecurringBill } from './recurringBillCalls';
import { changeableFields } from './recurringBillFields';
import { recurringBillOutput } from './recurringBillOutput';
import { readTemplateChange, writeOf } from './templateChange';
import type { RunClient } from '../../transport/client';

/**
 * PATCH /v3/recurringbills/{recurringBillId} with the given fields. New line items are merged into the ones that are there,
 * which keep their ids and codes; only where one comes or goes it takes a PUT.
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a recurring bill',
		description: 'Change a recurring bill. Bills that BILL creates from now on get the changes.',
	},
	output: recurringBillOutput,
	writes: { recurringBill: 'recurringBillId' },
	calls: 1,
	callsNote:
		'With a change of the schedule or new line items 1 more, 1 for each list of codes in use, and with Pay Automatically 1 for the session, with Currency 2 for recurring bill and vendor.',
	agentMayNeed: ['pay'],
	fields: [
		recurringBillLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: changeableFields,
		},
		...lineItemFields(newLineItemsFrom),
		{ ...expectedTotal, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
		{ ...currency, displayOptions: { hide: { lineItemsFrom: ['none'] } } },
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const change = await readTemplateChange(client, itemIndex);
		const { id, header, subject } = change;
		await assertMayPayByItself(client, header, subject, itemIndex);
		await assertAgentMayChange(client, id, itemIndex);
		await assertCurrency(client, subject, itemIndex, async () =>
			textOf(await readRecurringBill(client, id), 'vendorId'),
		);
		const isRead = change.lines !== undefined || change.schedule !== undefined;
		const current = isRead ? await readRecurringBill(client, id) : {};
		const { method, body } = writeOf(ctx, change, current);
		if (Object.keys(body).length === 0) return [current];
		const send = async () => await changeRecurringBill(client, method, id, body);
		return [await sendWithTrust(client, header, send)];
	},
};
