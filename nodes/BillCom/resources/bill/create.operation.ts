import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { whenDateDiffersField } from '../../once/ofDate';
import { bodyOf, readBillDraft, wholeBillFields } from './write/billDraft';
import { billOutput } from './billOutput';
import { ANOTHER_BILL } from './write/billFields';
import { createBillOnce } from './write/createBill';
import { createInBulk } from './write/createInBulk';
import { assertVendorIsActive } from '../vendor/find/knownVendor';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/bills, unless the vendor has a bill of this invoice number and date.
 * Output: the bill and `outcome`: created or existing. Everything the user gave is checked before anything is sent.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a bill',
		description: 'Create a bill, or return the existing one with this vendor, invoice number and date',
	},
	output: withOutcome(billOutput),
	calls: 5,
	callsNote:
		'Vendor, duplicate check, one for each list of codes in use (here two), the bill. Vendor and lists are remembered between items.',
	agentMayNeed: ['pay'],
	fields: [...wholeBillFields, whenDateDiffersField('Bill', 'Return', ANOTHER_BILL)],
	bulk: createInBulk,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = readBillDraft(ctx, itemIndex);
		const { key } = draft;
		await assertAgentMayBill(client, key.vendorId);
		await assertVendorIsActive(client, key.vendorId, key.subject, itemIndex);
		return [await createBillOnce(client, key, async () => await bodyOf(client, draft))];
	},
};
