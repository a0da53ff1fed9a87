import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { archiveBill } from './find/billCalls';
import { billOutput } from './billOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/bills/{billId}/archive → the archived bill, also when it was archived before. */
export const archive: Operation = {
	option: {
		name: 'Archive',
		value: 'archive',
		action: 'Archive a bill',
		description: 'Archive a bill, which removes it from the active bills',
	},
	output: billOutput,
	writes: { bill: 'billId' },
	calls: 1,
	fields: [billLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		return [await archiveBill(client, billId)];
	},
};
