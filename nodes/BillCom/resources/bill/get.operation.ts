import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { VALUES_A_FILTER } from '../../records/rowsAmong';
import { parameters } from '../../parameters/reader';
import { readBill } from './find/billCalls';
import { readBills } from './find/readBills';
import { billOutput } from './billOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/bills/{billId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get a bill', description: 'Read one bill' },
	output: billOutput,
	calls: 1,
	callsNote:
		'In bulk 1 for each 100 bills, and 1 for each that the list does not show, or of which the approvers are wanted.',
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
	bulkRead: {
		size: VALUES_A_FILTER,
		idOf(ctx, itemIndex) {
			const read = parameters(ctx, itemIndex);
			const billId = read.locator(billLocator);
			return read.raw('includeApprovers') === true ? undefined : billId;
		},
		list: readBills,
		note: 'Bills with Include Approvers are read one by one.',
	},
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const billId = read.locator(billLocator);
		return [await readBill(client, billId, read.raw('includeApprovers') === true)];
	},
};
