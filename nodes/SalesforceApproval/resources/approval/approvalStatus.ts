/** One vocabulary for both approval engines of Salesforce. */
export type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'failed';

/** Salesforce's words: ProcessInstance.Status, then ApprovalSubmission.Status and ApprovalWorkItem.Status (API 67). */
const STATUSES: Record<string, ApprovalStatus> = {
	Pending: 'pending',
	Approved: 'approved',
	Rejected: 'rejected',
	Removed: 'withdrawn',
	InProgress: 'pending',
	Suspended: 'pending',
	Recalled: 'withdrawn',
	Canceled: 'withdrawn',
	Errored: 'failed',
	Assigned: 'pending',
};

/** The common word for a status, or Salesforce's own in lower case for one not known yet. */
export function normalizedStatus(status: string): string {
	return STATUSES[status] ?? status.toLowerCase();
}
