import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldedText } from '../../shared/names';
import { listPolicies } from '../resources/approvalPolicy/policyCalls';
import { textOf } from '../records/record';
import { remember } from '../once/remember';
import { laneKey } from '../transport/credential';
import { credentialOf } from '../transport/request';

/** BILL gives all policies in one answer; typing does not ask for it again. */
const LIST_LIFE_MS = 20_000;

/** Approval policies by name. */
export async function searchApprovalPolicies(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const key = `policies:${laneKey(await credentialOf(this))}`;
	const policies = await remember(key, LIST_LIFE_MS, async () => await listPolicies(this));
	const results = policies.map((policy) => ({
		name: textOf(policy, 'policyName') || textOf(policy, 'id'),
		value: textOf(policy, 'id'),
	}));
	const search = foldedText(filter);
	return { results: results.filter(({ name }) => foldedText(name).includes(search)) };
}
