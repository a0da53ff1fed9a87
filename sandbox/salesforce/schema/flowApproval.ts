import { lookup, type ObjectDefinition, systemField } from '../metadata/definition';
import { auditFields, idField } from '../metadata/systemFields';

/** Ways an action may have come. */
export const ACTION_CHANNELS = [
	'Agent',
	'ApprovalRecord',
	'Email',
	'InvocableAction',
	'ScreenFlow',
	'Slack',
	'System',
] as const;

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
		systemField('DoesSendApprovalEmail', 'boolean'),
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
		systemField('AssignedToId', 'reference', {
			length: 18,
			referenceTo: ['User', 'Group'],
			relationshipName: 'AssignedTo',
		}),
		lookup('ReviewedById', 'User', readOnly),
		systemField('ReviewedDate', 'datetime'),
		systemField('Comments', 'textarea', { length: 4000 }),
		systemField('ApprovalConditionName', 'string', { length: 255 }),
		systemField('ApprovalChainName', 'string', { length: 255 }),
		lookup('ParentWorkItemId', 'ApprovalWorkItem', readOnly),
		systemField('FlowOrchestrationWorkItemId', 'string', { length: 18 }),
		...auditFields,
	],
};

/** One row for each action on a submission, the audit trail. */
const approvalSubmissionDetail: ObjectDefinition = {
	name: 'ApprovalSubmissionDetail',
	label: 'Approval Submission Detail',
	labelPlural: 'Approval Submission Details',
	// assumed: the prefix is not published
	keyPrefix: '9iD',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', { length: 255 }),
		lookup('ApprovalSubmissionId', 'ApprovalSubmission', {
			...readOnly,
			childRelationshipName: 'ApprovalSubmissionDetails',
		}),
		lookup('ApprovalWorkItemId', 'ApprovalWorkItem', readOnly),
		systemField('ActionName', 'picklist', {
			length: 40,
			picklistValues: ['Cancel', 'Override', 'Reassign', 'Recall', 'Review'],
		}),
		lookup('ActionPerformedById', 'User', readOnly),
		systemField('ActionPerformerRole', 'string', { length: 255 }),
		systemField('ActionContext', 'string', { length: 255 }),
		systemField('ActionChannelName', 'picklist', { length: 40, picklistValues: ACTION_CHANNELS }),
		systemField('Comments', 'textarea', { length: 4000 }),
		...auditFields,
	],
};

/** The objects of flow approvals, written by the engine alone. */
export const flowApprovalObjects: readonly ObjectDefinition[] = [
	approvalSubmission,
	approvalWorkItem,
	approvalSubmissionDetail,
];
