import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { writeOnce } from '../../once/writeOnce';
import { textOf } from '../../records/record';
import { listPolicies, removePolicy } from './policyCalls';
import { policyLocator } from '../../parameters/locators';
import type { RunClient } from '../../transport/client';

/** DELETE /v3/bill-approvals/policies/{policyId}. Final; expect BDC_1205 for an unknown id. */
export const deletePolicy: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an approval policy',
		description: 'Delete a policy permanently. Bills that already have approvers from it keep them.',
	},
	agentNeeds: 'decide',
	output: { shape: { deleted: 'flag', id: 'text' } },
	writes: { approvalPolicy: 'policyId' },
	calls: 1,
	fields: [policyLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const policyId = parameters(ctx, itemIndex).locator(policyLocator);
		await writeOnce({
			client,
			send: async () => {
				await removePolicy(client, policyId);
				return true;
			},
			find: async () => {
				const policies = await listPolicies(client);
				return policies.some((one) => textOf(one, 'id') === policyId) ? undefined : true;
			},
			maySendAgain: 'always',
		});
		return [{ id: policyId, deleted: true }];
	},
};
