import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { linesOf } from '../bill/lines/billLines';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { billLocator } from '../../parameters/locators';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { lineOutput, lineRecord } from './lineOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/bills/{billId}: its line items, each as one record. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many line items of a bill',
		description: 'List the line items of a bill',
	},
	output: lineOutput,
	calls: 1,
	fields: [billLocator, ...returnAllOrLimit],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const billId = read.locator(billLocator);
		const most = toLimit(read);
		const bill = await readBill(client, billId);
		return linesOf(bill)
			.slice(0, most)
			.map((line) => lineRecord(bill, line));
	},
};
