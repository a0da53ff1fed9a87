import type { ApprovalProcessRequestResult } from 'jsforce/lib/process';
import type { IDataObject } from 'n8n-workflow';
import type { SalesforceConnection } from '../../transport/connection';
import { decodeRefusal } from '../../transport/refusal';
import { normalizedStatus } from './approvalStatus';

/** One entry of a request to /process/approvals, in Salesforce's spelling. */
export interface ApprovalRequest {
	actionType: 'Submit' | 'Approve' | 'Reject';
	/** A record for Submit, a work item for Approve and Reject. */
	contextId: string;
	comments: string;
	contextActorId?: string;
	nextApproverIds?: string[];
	processDefinitionNameOrId?: string;
	skipEntryCriteria?: boolean;
}

/** The wire says `newWorkitemIds`; jsforce's type says `newWorkItemIds` (jsforce 3.10.26). */
type WireResult = Partial<ApprovalProcessRequestResult> & {
	entityId?: string;
	instanceId?: string;
	instanceStatus?: string;
	actorIds?: string[] | null;
	newWorkitemIds?: string[] | null;
};

/**
 * Sends one approval request and returns what became of the round: `recordId`, `approvalId`, `status` (normalised),
 * `instanceStatus` (Salesforce's word), `actorIds` and `newWorkitemIds` of whoever is asked next.
 *
 * @throws SalesforceRefusal both for an error body and for a reply of 200 whose entry says `success: false`
 */
export async function decide(
	salesforce: SalesforceConnection,
	request: ApprovalRequest,
): Promise<IDataObject> {
	const [result] = (await salesforce.process.approval.request([request])) as WireResult[];
	if (result?.success !== true) {
		const errors = result && 'errors' in result ? result.errors : undefined;
		throw decodeRefusal(200, errors ?? 'Salesforce answered without a result for this approval');
	}
	const { entityId, instanceId, instanceStatus = '', actorIds, newWorkitemIds } = result;
	return {
		success: true,
		recordId: entityId,
		approvalId: instanceId,
		status: normalizedStatus(instanceStatus),
		instanceStatus,
		actorIds: actorIds ?? [],
		newWorkitemIds: newWorkitemIds ?? [],
	};
}
