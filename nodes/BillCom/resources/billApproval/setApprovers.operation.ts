import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assignApprovers } from './assignApprovers';
import { approvers, readApprovers } from './billApprovalFields';
import { assignedOutput } from './billApprovalOutput';
import type { RunClient } from '../../transport/client';

/** v2 SetApprovers, after ClearApprovers where others are asked. v3 has no call for a single bill. */
export const setApprovers: Operation = {
	option: {
		name: 'Set Approvers',
		value: 'setApprovers',
		action: 'Set the approvers of a bill',
		description: 'Set the users who have to approve a bill, in this order. BILL notifies the first one.',
	},
	agentNeeds: 'decide',
	output: assignedOutput,
	writes: { bill: 'billId' },
	calls: 3,
	callsNote:
		'The bill, the change, the bill again. 1 when these users are already its approvers; 1 more to replace others.',
	fields: [billLocator, approvers],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const billId = parameters(ctx, itemIndex).locator(billLocator);
		const read = parameters(ctx, itemIndex, `Bill ${billId}`);
		const userIds = readApprovers(read, read.raw('approvers'));
		if (userIds.length === 0)
			throw read.refuse('Approvers is empty', 'Add a user, or use Clear Approvers to remove all approvers.');
		return [await assignApprovers(client, billId, userIds)];
	},
};
