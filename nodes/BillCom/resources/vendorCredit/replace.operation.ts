import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertCurrency } from '../vendor/find/knownVendor';
import { vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { changeCredit } from './write/creditCalls';
import { creditBodyOf, readCreditDraft } from './write/creditDraft';
import { wholeCreditFields } from './write/creditFields';
import { creditOutput } from './creditOutput';
import type { RunClient } from '../../transport/client';

/** PUT /v3/vendor-credits/{vendorCreditId} with a whole credit: what is not given is gone, and every line is a new one. */
export const replace: Operation = {
	option: {
		name: 'Replace',
		value: 'replace',
		action: 'Replace a vendor credit',
		description: 'Replace a vendor credit as a whole. Fields and lines that you leave out are removed.',
	},
	output: creditOutput,
	writes: { vendorCredit: 'vendorCreditId' },
	calls: 2,
	callsNote:
		'One for each list of codes in use (here one), which are remembered between items, and the credit. With Currency 1 more for the vendor.',
	fields: [vendorCreditLocator, ...wholeCreditFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(vendorCreditLocator);
		const draft = readCreditDraft(ctx, itemIndex);
		const { subject, vendorId } = draft.key;
		await assertCurrency(client, subject, itemIndex, () => vendorId);
		return [await changeCredit(client, 'PUT', id, await creditBodyOf(client, draft))];
	},
};
