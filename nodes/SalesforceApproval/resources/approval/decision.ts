import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { decodeRefusal, SalesforceRefusedError } from '../../transport/refusal';
import { repeatRefused } from '../../transport/retryRule';
import { normalizedStatus } from './approvalStatus';

/** One entry of a request to /process/approvals, in Salesforce's spelling. */
export interface ApprovalRequest {
	/** `Removed` recalls: documented for SOAP and Apex, in use over REST. */
	actionType: 'Submit' | 'Approve' | 'Reject' | 'Removed';
	/** A record for Submit, a work item for the others. */
	contextId: string;
	comments: string;
	contextActorId?: string;
	nextApproverIds?: string[];
	processDefinitionNameOrId?: string;
	skipEntryCriteria?: boolean;
}

const ONLY_WHO_IS_ASKED =
	'The request waits for somebody else. Only the assigned approver (shown by Get Pending), a delegate, a member of the queue or a user with Modify All on the object can decide it. Use such a user, or Reassign it first.';

/** Who may do it, where Salesforce only says that access is insufficient. */
const WHO_MAY: Record<ApprovalRequest['actionType'], string> = {
	Submit:
		'Only the Initial Submitters of the approval process may submit, and only records they may edit. Add the user of the credential there (Setup, Approval Processes), or share the record with it.',
	Approve: ONLY_WHO_IS_ASKED,
	Reject: ONLY_WHO_IS_ASKED,
	Removed:
		'Only the submitter, if the approval process allows it, and users with Modify All on the object may recall it.',
};

/** One result as it comes; jsforce's type is another one (docs/decisions/018). */
interface WireResult {
	success?: boolean;
	errors?: unknown;
	entityId?: string;
	instanceId?: string;
	instanceStatus?: string;
	actorIds?: string[] | null;
	newWorkitemIds?: string[] | null;
}

/**
 * Sends one approval request and returns what became of the round: `recordId`, `approvalId`, `status` (normalised),
 * `instanceStatus` (Salesforce's word), `actorIds` and `newWorkitemIds` of whoever is asked next.
 *
 * @throws SalesforceRefusedError both for an error body and for a reply of 200 whose entry says `success: false`
 */
export async function decide(
	salesforce: SalesforceConnection,
	request: ApprovalRequest,
): Promise<IDataObject> {
	const {
		entityId,
		instanceId,
		instanceStatus = '',
		actorIds,
		newWorkitemIds,
	} = await sendExplained(salesforce, request);
	return {
		success: true,
		engine: 'classic',
		recordId: entityId,
		approvalId: instanceId,
		status: normalizedStatus(instanceStatus),
		instanceStatus,
		actorIds: actorIds ?? [],
		newWorkitemIds: newWorkitemIds ?? [],
	};
}

async function sendExplained(
	salesforce: SalesforceConnection,
	request: ApprovalRequest,
): Promise<WireResult> {
	try {
		return await repeatRefused(async () => await sendRequest(salesforce, request));
	} catch (failure) {
		throw explained(failure, request);
	}
}

async function sendRequest(salesforce: SalesforceConnection, request: ApprovalRequest): Promise<WireResult> {
	const reply = await salesforce.requestPost<WireResult[]>('/process/approvals', { requests: [request] });
	const [result] = Array.isArray(reply) ? reply : [];
	if (result?.success === true) return result;
	throw decodeRefusal(200, result?.errors ?? 'Salesforce answered without a result for this approval');
}

function explained(failure: unknown, { actionType }: ApprovalRequest): unknown {
	if (!(failure instanceof SalesforceRefusedError) || failure.isOutcomeOpen) return failure;
	if (!failure.code.startsWith('INSUFFICIENT_ACCESS')) return failure;
	return new SalesforceRefusedError(failure.status, failure.entries, false, WHO_MAY[actionType]);
}
