import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readBill } from './find/billCalls';
import { billOutput } from './billOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/bills/{billId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get a bill', description: 'Read one bill' },
	output: billOutput,
	calls: 1,
	fields: [
		billLocator,
		{
			displayName: 'Include Approvers',
			name: 'includeApprovers',
			type: 'boolean',
			default: false,
			description: 'Whether to also return the approvers of the bill and what they decided',
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const billId = read.locator(billLocator);
		return [await readBill(client, billId, read.raw('includeApprovers') === true)];
	},
};
