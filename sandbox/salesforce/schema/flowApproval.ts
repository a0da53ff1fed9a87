import { lookup, type ObjectDefinition, systemField } from './definition';
import { auditFields, idField } from './systemFields';

const readOnly = { createable: false, updateable: false };
const relatedRecord = [
	systemField('RelatedRecordId', 'reference', {
		length: 18,
		referenceTo: ['AP_Invoice__c', 'Account'],
		relationshipName: 'RelatedRecord',
	}),
	systemField('RelatedRecordObjectName', 'string', { length: 255 }),
];

/** One submission to a flow approval. Has no completion date; page on `SystemModstamp`. */
const approvalSubmission: ObjectDefinition = {
	name: 'ApprovalSubmission',
	label: 'Approval Submission',
	labelPlural: 'Approval Submissions',
	keyPrefix: '9iP',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', { length: 255 }),
		...relatedRecord,
		systemField('Status', 'picklist', {
			length: 40,
			picklistValues: ['InProgress', 'Approved', 'Rejected', 'Canceled', 'Recalled', 'Errored', 'Suspended'],
		}),
		lookup('SubmittedById', 'User', readOnly),
		systemField('Comments', 'textarea', { length: 4000 }),
		systemField('FlowOrchestrationInstanceId', 'string', { length: 18 }),
		lookup('OwnerId', 'User', readOnly),
		...auditFields,
	],
};

/** One request of a flow approval. */
const approvalWorkItem: ObjectDefinition = {
	name: 'ApprovalWorkItem',
	label: 'Approval Work Item',
	labelPlural: 'Approval Work Items',
	// assumed: the prefix of this object is not published
	keyPrefix: '9iW',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', { length: 255 }),
		lookup('ApprovalSubmissionId', 'ApprovalSubmission', {
			...readOnly,
			masterDetail: true,
			childRelationshipName: 'ApprovalWorkItems',
		}),
		...relatedRecord,
		systemField('Status', 'picklist', {
			length: 40,
			picklistValues: ['Assigned', 'Approved', 'Rejected', 'Canceled', 'Recalled', 'Reassigned'],
		}),
		lookup('AssignedToId', 'User', readOnly),
		lookup('ReviewedById', 'User', readOnly),
		systemField('ReviewedDate', 'datetime'),
		systemField('Comments', 'textarea', { length: 4000 }),
		systemField('ApprovalConditionName', 'string', { length: 255 }),
		...auditFields,
	],
};

/** The objects of flow approvals. They hold what a test seeds; the engine behind them is not modelled. */
export const flowApprovalObjects: readonly ObjectDefinition[] = [approvalSubmission, approvalWorkItem];
