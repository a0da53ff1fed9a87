import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { formatCents, toCents } from '../../../shared/money';
import { billLocator, vendorCreditLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { MONEY_FIX, notMoney, parameters } from '../../parameters/reader';
import { applyCredit } from './use/applyCredit';
import { creditUseOutput } from './creditOutput';
import type { RunClient } from '../../transport/client';

const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 50.00',
	description:
		'How much of the credit to apply. If empty, what is left of the credit, at most what is due on the bill.',
};

/**
 * PATCH /v3/bills/{billId} with the credit among its `vendorCredits`. The same credit, bill and amount a second time
 * changes nothing.
 */
export const apply: Operation = {
	option: {
		name: 'Apply',
		value: 'apply',
		action: 'Apply a vendor credit to a bill',
		description: 'Reduce the amount due on a bill by a credit of its vendor',
	},
	agentNeeds: 'pay',
	output: creditUseOutput,
	writes: { vendorCredit: 'vendorCreditId', bill: 'billId' },
	calls: 3,
	callsNote:
		'The credit, the bill, the change. On a bill that is partly paid 1 more for each other credit it has.',
	fields: [vendorCreditLocator, billLocator, amount],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorCreditId = read.locator(vendorCreditLocator);
		const billId = read.locator(billLocator);
		const given = read.text('amount');
		const cents = toCents(given);
		if (given && cents === undefined) throw read.refuse(notMoney('Amount', given), MONEY_FIX);
		if (cents !== undefined && cents <= 0)
			throw read.refuse(`Amount is ${formatCents(cents)}`, 'Enter an amount above zero, or leave it empty.');
		return [await applyCredit(client, { vendorCreditId, billId }, cents)];
	},
};
