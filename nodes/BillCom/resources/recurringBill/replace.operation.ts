import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertCurrency } from '../vendor/find/knownVendor';
import { recurringBillLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { assertAgentMayChange, assertMayPayByItself, sendWithTrust } from './autoPayment';
import { changeRecurringBill } from './recurringBillCalls';
import { readRecurringBillDraft, recurringBillBodyOf } from './recurringBillDraft';
import { wholeRecurringBillFields } from './recurringBillFields';
import { recurringBillOutput } from './recurringBillOutput';
import type { RunClient } from '../../transport/client';

/** PUT /v3/recurringbills/{recurringBillId} with a whole one: what is not given is gone, automatic payment included. */
export const replace: Operation = {
	option: {
		name: 'Replace',
		value: 'replace',
		action: 'Replace a recurring bill',
		description:
			'Replace a recurring bill as a whole. Fields and lines that you leave out are removed. Existing bills stay.',
	},
	output: recurringBillOutput,
	writes: { recurringBill: 'recurringBillId' },
	calls: 2,
	callsNote:
		'One for each list of codes in use (here one), which are remembered between items, and the recurring bill. With Pay Automatically 1 more for the session, with Currency 1 for the vendor.',
	agentMayNeed: ['pay'],
	fields: [recurringBillLocator, ...wholeRecurringBillFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(recurringBillLocator);
		const draft = readRecurringBillDraft(ctx, itemIndex);
		await assertMayPayByItself(client, draft.base, draft.subject, itemIndex);
		await assertAgentMayChange(client, id, itemIndex);
		await assertAgentMayBill(client, draft.vendorId);
		await assertCurrency(client, draft.subject, itemIndex, () => draft.vendorId);
		const body = await recurringBillBodyOf(client, draft);
		const put = async () => await changeRecurringBill(client, 'PUT', id, body);
		return [await sendWithTrust(client, draft.base, put)];
	},
};
