import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archivedBillLocator, billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeBill } from './find/changeByAgent';
import { restoreBill } from './find/billCalls';
import { billOutput } from './billOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/bills/{billId}/restore → the active bill, also when it was active before. */
export const restore: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore a bill',
		description: 'Restore an archived bill',
	},
	output: billOutput,
	writes: { bill: 'billId' },
	calls: 1,
	agentMayNeed: ['pay'],
	fields: [archivedBillLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		await assertAgentMayChangeBill(client, billId);
		return [await restoreBill(client, billId)];
	},
};
