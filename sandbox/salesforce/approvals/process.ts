import { ADMINISTRATOR, APPROVER } from '../tenant';

/** The approval process the shipped Salesforce package brings for AP_Invoice__c. */
export const SHIPPED_PROCESS = {
	name: 'AP Invoice Approval',
	developerName: 'AP_Invoice_Approval',
	description: 'Approves an AP invoice before it is paid through BILL',
	/** Field updates on submission and at each end; the flow that publishes the event listens to them. */
	statusOn: { Submit: 'Pending', Approve: 'Approved', Reject: 'Rejected', Removed: 'Recalled' },
	/** Only an invoice in one of these statuses may enter. */
	entryStatuses: ['Draft', 'Rejected', 'Recalled'] as readonly string[],
	/** Who decides each step unless the submitter (or the approver before) names somebody. */
	steps: [
		{ name: 'Manager approval', developerName: 'Manager_Approval', defaultApproverId: APPROVER.id },
		{ name: 'Finance approval', developerName: 'Finance_Approval', defaultApproverId: ADMINISTRATOR.id },
	],
} as const;
