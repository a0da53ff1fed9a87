import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertVendorIsActive } from '../vendor/find/knownVendor';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { assertMayPayByItself } from './autoPayment';
import { createRecurringBillOnce } from './createRecurringBill';
import { readRecurringBillDraft, recurringBillBodyOf } from './recurringBillDraft';
import { wholeRecurringBillFields } from './recurringBillFields';
import { recurringBillOutput } from './recurringBillOutput';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/recurringbills, unless the vendor has an active one with this schedule and total.
 * Output: the recurring bill and `outcome`: created or existing. Expect BDC_1361 for automatic payment without trust.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a recurring bill',
		description:
			'Have BILL create a bill at regular intervals, or return the existing recurring bill with this vendor, schedule and total',
	},
	output: withOutcome(recurringBillOutput),
	calls: 4,
	callsNote:
		'Vendor, duplicate check, one for each list of codes in use (here one), the recurring bill. With Pay Automatically 1 more for the session. Vendor, lists and session are remembered between items.',
	agentMayNeed: ['pay'],
	fields: [...wholeRecurringBillFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = readRecurringBillDraft(ctx, itemIndex);
		await assertMayPayByItself(client, draft.base, draft.subject, itemIndex);
		await assertAgentMayBill(client, draft.vendorId);
		await assertVendorIsActive(client, draft.vendorId, draft.subject, itemIndex);
		const body = async () => await recurringBillBodyOf(client, draft);
		return [await createRecurringBillOnce(client, draft, body)];
	},
};
