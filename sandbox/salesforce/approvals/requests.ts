import { isJsonObject } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';
import { toId18 } from '../values/ids';

/** What an approval request can ask for. `Removed` is a recall. */
export type ApprovalAction = 'Submit' | 'Approve' | 'Reject' | 'Removed';

/** One entry of `requests`. */
export interface ApprovalRequest {
	actionType: ApprovalAction;
	/** A record to submit, or a work item to decide. */
	contextId: string;
	contextActorId?: string;
	comments: string | null;
	nextApproverIds: string[];
	processDefinitionNameOrId?: string;
	skipEntryCriteria: boolean;
}

const ACTIONS: readonly ApprovalAction[] = ['Submit', 'Approve', 'Reject', 'Removed'];

/**
 * Reads one entry of the request body.
 * @throws {Refusal} on an unknown action, a missing or malformed id
 */
export function readApprovalRequest(entry: unknown): ApprovalRequest {
	if (!isJsonObject(entry))
		throw refusal('jsonSyntax', { detail: 'Each entry of requests must be an object' });
	const actionType = ACTIONS.find((action) => action === entry.actionType);
	if (!actionType) throw refusal('approvalAction', { value: String(entry.actionType) });
	if (!entry.contextId) throw refusal('approvalArgument', { field: 'contextId' }, ['contextId']);
	const nextApproverIds = Array.isArray(entry.nextApproverIds) ? entry.nextApproverIds : [];
	return {
		actionType,
		contextId: requireId(entry.contextId),
		contextActorId: entry.contextActorId ? requireId(entry.contextActorId) : undefined,
		comments: typeof entry.comments === 'string' && entry.comments !== '' ? entry.comments : null,
		nextApproverIds: nextApproverIds.map(requireId),
		processDefinitionNameOrId:
			typeof entry.processDefinitionNameOrId === 'string' ? entry.processDefinitionNameOrId : undefined,
		skipEntryCriteria: entry.skipEntryCriteria === true,
	};
}

function requireId(value: unknown): string {
	const id = toId18(String(value));
	if (!id) throw refusal('malformedId', { value: String(value) });
	return id;
}
