import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator, vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { creditUseOutput } from './creditOutput';
import { takeBackCredit } from './use/takeBackCredit';
import type { RunClient } from '../../transport/client';

/** PUT /v3/bills/{billId} as it is, without the credit. */
export const takeBack: Operation = {
	option: {
		name: 'Remove From Bill',
		value: 'takeBack',
		action: 'Remove a vendor credit from a bill',
		description:
			'Remove a credit from a bill, which raises the amount due, so that the credit can be used again',
	},
	agentNeeds: 'pay',
	output: creditUseOutput,
	writes: { vendorCredit: 'vendorCreditId', bill: 'billId' },
	calls: 3,
	callsNote:
		'The credit, the bill, the change. On a bill that is partly paid 1 more for each other credit it has.',
	fields: [vendorCreditLocator, billLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorCreditId = read.locator(vendorCreditLocator);
		const billId = read.locator(billLocator);
		return [await takeBackCredit(client, { vendorCreditId, billId })];
	},
};
