import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator, lineLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { textOf } from '../../records/record';
import { removeLine } from './changeBillLines';
import { expectedUpdatedTime, readLineChange } from './readLineChange';
import type { RunClient } from '../../transport/client';

/** PUT /v3/bills/{billId} without one line. Every other line stays as it is, with its id and coding. */
export const remove: Operation = {
	option: {
		name: 'Remove',
		value: 'remove',
		action: 'Remove a line item from a bill',
		description: 'Remove a line item from a bill',
	},
	output: {
		shape: { billAmount: 'number', billId: 'text', billUpdatedTime: 'text', id: 'text', removed: 'flag' },
	},
	writes: { bill: 'billId' },
	calls: 2,
	agentMayNeed: ['pay'],
	fields: [billLocator, lineLocator, expectedUpdatedTime],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const { read, change } = readLineChange(ctx, itemIndex);
		const id = read.locator(lineLocator);
		const bill = await removeLine(client, change, id);
		return [
			{
				id,
				removed: true,
				billId: change.billId,
				billAmount: bill.amount,
				billUpdatedTime: textOf(bill, 'updatedTime'),
			},
		];
	},
};
