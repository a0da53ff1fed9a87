import type { IDataObject } from 'n8n-workflow';
import { toDecision } from '../decision';
import type { ApprovalEvent } from '../source';

/** One completed approval as either engine keeps it, before amount and decider are known. */
export interface CompletedApproval {
	approvalId: string;
	recordId: string;
	/** Salesforce's own word, e.g. Approved, Removed, Recalled. */
	status: string;
	/** ISO 8601 with Salesforce's offset. */
	modifiedAt: string;
	decidedAt: string;
	decidedBy: string | null;
	/** API name; null where the engine does not say. */
	processName: string | null;
	payload: IDataObject;
}

/** Where completed approvals are kept. */
export interface ApprovalEngine {
	/**
	 * Completed approvals of the object, changed at or after `sinceMs`, oldest change first.
	 * @throws SalesforceRefusal
	 */
	changedSince(sinceMs: number): Promise<CompletedApproval[]>;
	/** The newest few, newest first. */
	newest(): Promise<CompletedApproval[]>;
}

/** The same item a platform event would give. An approval is decided once, so its id and status identify it. */
export function toEvent(
	approval: CompletedApproval,
	objectName: string,
	amount: number | null,
): ApprovalEvent {
	return {
		eventId: `${approval.approvalId}:${approval.status}`,
		source: 'polling',
		decision: toDecision(approval.status),
		objectName,
		recordId: approval.recordId,
		approvalId: approval.approvalId,
		processName: approval.processName,
		amount,
		decidedBy: approval.decidedBy,
		decidedAt: new Date(approval.decidedAt).toISOString(),
		isGap: false,
		payload: approval.payload,
	};
}
