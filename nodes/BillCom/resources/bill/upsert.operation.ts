import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { whenDateDiffersField } from '../../once/ofDate';
import { bodyOf, readBillDraft, wholeBillFields } from './write/billDraft';
import { ANOTHER_BILL } from './write/billFields';
import { billOutput } from './billOutput';
import { assertCurrency, assertVendorIsActive } from '../vendor/find/knownVendor';
import { upsertBill } from './write/upsertBill';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/bills, or PATCH or PUT /v3/bills/{billId} where vendor, invoice number and date are there already.
 * Output: the bill and `outcome`: created, updated or unchanged.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a bill',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	output: withOutcome(billOutput),
	calls: 5,
	callsNote:
		'Duplicate check, one for each list of codes in use (here two), then the bill read and changed. A new bill: the vendor instead of the bill read; an unchanged one 1 fewer. With Currency 1 more for the vendor, which is remembered between items.',
	agentMayNeed: ['pay'],
	fields: [...wholeBillFields, whenDateDiffersField('Bill', 'Update', ANOTHER_BILL)],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = readBillDraft(ctx, itemIndex);
		const { key } = draft;
		await assertAgentMayBill(client, key.vendorId);
		await assertCurrency(client, key.subject, itemIndex, () => key.vendorId);
		const bill = await upsertBill(client, key, {
			body: async () => await bodyOf(client, draft),
			assertVendor: async () => await assertVendorIsActive(client, key.vendorId, key.subject, itemIndex),
		});
		return [bill];
	},
};
