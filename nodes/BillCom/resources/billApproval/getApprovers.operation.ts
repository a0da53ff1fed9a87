import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { textOf, withoutEmpty } from '../../records/record';
import { approverOutput } from './billApprovalOutput';
import { approversOf } from './approvers';
import type { RunClient } from '../../transport/client';

/**
 * GET /v3/bills/{billId}?billApprovals=true → one record for each approver, first one first. v2 ListApprovers says the
 * same in a form nobody has published.
 */
export const getApprovers: Operation = {
	option: {
		name: 'Get Approvers',
		value: 'getApprovers',
		action: 'Get the approvers of a bill',
		description: 'List who has to approve a bill, in order, and what they decided',
	},
	output: approverOutput,
	calls: 1,
	fields: [billLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		const bill = await readBill(client, billId, true);
		return approversOf(bill).map((approver) => ({
			billId,
			billApprovalStatus: textOf(bill, 'approvalStatus'),
			...withoutEmpty({ ...approver }),
		}));
	},
};
