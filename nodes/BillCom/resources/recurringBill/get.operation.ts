import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { recurringBillLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readRecurringBill } from './recurringBillCalls';
import { recurringBillOutput } from './recurringBillOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/recurringbills/{recurringBillId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a recurring bill',
		description: 'Read one recurring bill',
	},
	output: recurringBillOutput,
	calls: 1,
	fields: [recurringBillLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(recurringBillLocator);
		return [await readRecurringBill(client, id)];
	},
};
