import {
	type ApprovalProcess,
	type EntryCondition,
	loadApprovalProcess,
	type ProcessStep,
} from '../metadata/approvalProcess';
import type { Row } from '../metadata/definition';
import { ADMINISTRATOR } from '../tenant';
import { PAYABLE_PROCESS } from './payable';

/** The approval process the shipped Salesforce package brings, read from its source. */
export const SHIPPED_PROCESS = loadApprovalProcess('AP_Invoice__c.AP_Invoice_Approval');

/** A step as this org runs it. */
interface OrgStep extends ProcessStep {
	/** Decides unless somebody is named; without it, the manager of the submitter decides. */
	approverId?: string;
}

/** An approval process as this org runs it. */
export interface OrgProcess extends ApprovalProcess {
	steps: readonly OrgStep[];
}

/** The shipped process with one more step, as an administrator may add it (the switch `approvalSteps` brings it in), and the org's own. */
export const ORG_PROCESSES: readonly OrgProcess[] = [
	{
		...SHIPPED_PROCESS,
		steps: [
			...SHIPPED_PROCESS.steps,
			{ name: 'Finance approval', developerName: 'Finance_Approval', approverId: ADMINISTRATOR.id },
		],
	},
	PAYABLE_PROCESS,
];

/** The process for records of an object, if the org has one. */
export function processOf(objectName: string): OrgProcess | undefined {
	return ORG_PROCESSES.find((process) => process.objectName === objectName);
}

/** Whether a record meets the entry criteria: every condition with one of its values. */
export function meetsEntryCriteria({ entryConditions }: ApprovalProcess, record: Row): boolean {
	const meets = ({ field, values }: EntryCondition) => values.includes(String(record[field]));
	return entryConditions.every(meets);
}
