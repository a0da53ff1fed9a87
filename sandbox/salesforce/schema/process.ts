import { type EntryCondition, loadApprovalProcess, type ProcessStep } from '../metadata/approvalProcess';
import type { Row } from '../metadata/definition';
import { ADMINISTRATOR } from '../tenant';

/** The approval process the shipped Salesforce package brings, read from its source. */
export const SHIPPED_PROCESS = loadApprovalProcess('AP_Invoice__c.AP_Invoice_Approval');

/** A step as this org runs it. */
export interface OrgStep extends ProcessStep {
	/** Decides unless somebody is named; without it, the manager of the submitter decides. */
	approverId?: string;
}

/** The shipped steps, and one more as an administrator may add it: the switch `approvalSteps` brings it in. */
export const ORG_STEPS: readonly OrgStep[] = [
	...SHIPPED_PROCESS.steps,
	{ name: 'Finance approval', developerName: 'Finance_Approval', approverId: ADMINISTRATOR.id },
];

/** Whether a record meets the entry criteria: every condition with one of its values. */
export function meetsEntryCriteria(record: Row): boolean {
	const meets = ({ field, values }: EntryCondition) => values.includes(String(record[field]));
	return SHIPPED_PROCESS.entryConditions.every(meets);
}
