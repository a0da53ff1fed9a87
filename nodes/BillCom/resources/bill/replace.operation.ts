import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { assertAgentMayChangeBill } from './find/changeByAgent';
import { bodyOf, readBillDraft, wholeBillFields } from './write/billDraft';
import { billOutput } from './billOutput';
import { assertCurrency } from '../vendor/find/knownVendor';
import { putBill } from './write/replacement';
import type { RunClient } from '../../transport/client';

/**
 * PUT /v3/bills/{billId} with a whole bill: what is not given is gone afterwards, and every line is a new one. Meant for a
 * source that knows the bill completely; Update and the line item operations keep what they are not told about.
 */
export const replace: Operation = {
	option: {
		name: 'Replace',
		value: 'replace',
		action: 'Replace a bill',
		description: 'Replace a bill as a whole. Fields and lines that you leave out are removed.',
	},
	output: billOutput,
	writes: { bill: 'billId' },
	calls: 3,
	callsNote:
		'One for each list of codes in use (here two), which are remembered between items, and the bill. With Currency 1 more for the vendor.',
	agentMayNeed: ['pay'],
	fields: [billLocator, ...wholeBillFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		const draft = readBillDraft(ctx, itemIndex);
		await assertAgentMayChangeBill(client, billId);
		await assertAgentMayBill(client, draft.key.vendorId);
		const { subject, vendorId } = draft.key;
		await assertCurrency(client, subject, itemIndex, () => vendorId);
		return [await putBill(client, billId, await bodyOf(client, draft))];
	},
};
