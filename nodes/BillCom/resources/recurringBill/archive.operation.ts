import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { recurringBillLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { setRecurringBillArchived } from './recurringBillCalls';
import { recurringBillOutput } from './recurringBillOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/recurringbills/{recurringBillId}/archive → the recurring bill, also when it was archived before. */
export const archive: Operation = {
	option: {
		name: 'Archive',
		value: 'archive',
		action: 'Archive a recurring bill',
		description: 'Stop BILL from creating further bills. Existing bills stay.',
	},
	output: recurringBillOutput,
	writes: { recurringBill: 'recurringBillId' },
	calls: 1,
	fields: [recurringBillLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(recurringBillLocator);
		return [await setRecurringBillArchived(client, 'archive', id)];
	},
};
