import type { SalesforceConnection } from '../transport/connection';
import { describeObject } from '../transport/describe';
import { SalesforceRefusedError } from '../transport/refusal';

/** What to tell a user whose credential sees no flow approvals, in two sentences. */
export const FLOW_INVISIBLE = {
	message:
		'Flow approvals are invisible to the user of the credential: Salesforce shows them to users with the licence Salesforce, not to those with Salesforce Integration.',
	fix: 'For flow approvals, use a user with a full Salesforce licence. If the org uses classic approval processes only, nothing has to be done.',
} as const;

/**
 * Whether the user sees flow approvals (object reference, ApprovalSubmission: special access rules). One call, kept for five
 * minutes unless `isFresh`.
 */
export async function areFlowApprovalsVisible(
	salesforce: SalesforceConnection,
	isFresh = false,
): Promise<boolean> {
	const description = describeObject(salesforce, 'ApprovalSubmission', isFresh);
	return await description.then(
		() => true,
		(failure: unknown) => {
			if (failure instanceof SalesforceRefusedError && failure.status === 404) return false;
			throw failure;
		},
	);
}
