import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readApprovers } from '../billApproval/billApprovalFields';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters, toText } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { listPolicies, type PolicyDraft, putPolicy } from './policyCalls';
import { readRules, toPolicyDraft } from './policyDraft';
import { policyLocator } from '../../parameters/locators';
import { policyApprovers, policyName, rules } from './policyFields';
import { policyOutput } from './policyOutput';
import type { RunClient } from '../../transport/client';

/** PUT /v3/bill-approvals/policies/{policyId}: BILL wants all of it, so the policy is read first and what is not given kept. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an approval policy',
		description: 'Change the name, rules or approvers of a policy',
	},
	agentNeeds: 'decide',
	output: policyOutput,
	writes: { approvalPolicy: 'policyId' },
	calls: 2,
	fields: [
		policyLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: [policyApprovers, { ...policyName, required: false }, rules],
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const policyId = parameters(ctx, itemIndex).locator(policyLocator);
		const read = parameters(ctx, itemIndex, `Policy ${policyId}`);
		const given = readChanges(read);
		const policy = (await listPolicies(client)).find((one) => textOf(one, 'id') === policyId);
		if (!policy) throw read.refuse('BILL has no such policy', 'Choose another Approval Policy.');
		const { approvers, ...changed } = { ...toPolicyDraft(policy), ...given };
		if (!approvers) {
			throw read.refuse(
				'BILL does not show in which order the users and groups of the policy decide',
				'Fill in Approvers to set the order.',
			);
		}
		return [await putPolicy(client, policyId, { ...changed, approvers })];
	},
};

/** An empty list of rules or approvers is no change: BILL wants at least one of each. */
function readChanges(read: ParameterReader): Partial<PolicyDraft> {
	const fields = read.collection('updateFields');
	const name = toText(fields.policyName);
	const newRules = readRules(read, fields.rules);
	const approvers = readApprovers(read, fields.approvers);
	return {
		...(name && { policyName: name }),
		...(newRules.length > 0 && { rules: newRules }),
		...(approvers.length > 0 && { approvers }),
	};
}
