import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readApprovers } from '../billApproval/billApprovalFields';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { writeOnce } from '../../once/writeOnce';
import { listPolicies, type PolicyDraft, postPolicy } from './policyCalls';
import { readRules, toPolicyDraft } from './policyDraft';
import { policyApprovers, policyName, rules } from './policyFields';
import { policyOutput } from './policyOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/bill-approvals → the policy. BILL accepts a second one of the same name. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create an approval policy',
		description: 'Require that certain people approve bills from now on',
	},
	agentNeeds: 'decide',
	isKeyless: true,
	output: policyOutput,
	calls: 1,
	fields: [policyName, rules, policyApprovers],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = readDraft(ctx, itemIndex);
		const policy = await writeOnce({
			client,
			send: async () => await postPolicy(client, draft),
			find: async () => (await listPolicies(client)).find((one) => isSame(one, draft)),
			maySendAgain: 'whenSettled',
		});
		return [policy];
	},
};

function readDraft(ctx: IExecuteFunctions, itemIndex: number): PolicyDraft {
	const name = parameters(ctx, itemIndex).requiredText(policyName);
	const read = parameters(ctx, itemIndex, `Policy ${name}`);
	const draft = {
		policyName: name,
		rules: readRules(read, read.raw('rules')),
		approvers: readApprovers(read, read.raw('approvers')),
	};
	if (draft.rules.length === 0)
		throw read.refuse('Rules is empty', 'Add a rule. "Bill Amount is at least 0" applies to every bill.');
	if (draft.approvers.length === 0) throw read.refuse('Approvers is empty', 'Add a user or a group.');
	return draft;
}

/** The same name and rules; BILL does not tell the order of people and groups. */
function isSame(policy: IDataObject, draft: PolicyDraft): boolean {
	const stored = toPolicyDraft(policy);
	if (stored.policyName !== draft.policyName) return false;
	if (JSON.stringify(stored.rules) !== JSON.stringify(draft.rules)) return false;
	return (
		stored.approvers === undefined || JSON.stringify(stored.approvers) === JSON.stringify(draft.approvers)
	);
}
