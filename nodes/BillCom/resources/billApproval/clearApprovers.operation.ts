import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBill } from '../bill/find/billCalls';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { approversOf, toAssigned } from './approvers';
import { postClearApprovers } from './billApprovalCalls';
import { assignedOutput } from './billApprovalOutput';
import type { RunClient } from '../../transport/client';

/** v2 ClearApprovers. The bill waits for nobody any more, and decisions made so far are gone. */
export const clearApprovers: Operation = {
	option: {
		name: 'Clear Approvers',
		value: 'clearApprovers',
		action: 'Clear the approvers of a bill',
		description: 'Remove all approvers from a bill. It can then be paid without approval.',
	},
	agentNeeds: 'decide',
	output: assignedOutput,
	writes: { bill: 'billId' },
	calls: 3,
	callsNote: 'The bill, the change, the bill again. 1 when it has no approvers.',
	fields: [billLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		const bill = await readBill(client, billId, true);
		if (approversOf(bill).length === 0) return [toAssigned(bill, 'unchanged')];
		await postClearApprovers(client, billId);
		return [toAssigned(await readBill(client, billId, true), 'cleared')];
	},
};
