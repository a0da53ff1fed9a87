import type { INodeProperties } from 'n8n-workflow';
import { recordLocator, workItemLocator } from '../../parameters/locators';

export const commentsField: INodeProperties = {
	displayName: 'Comments',
	name: 'comments',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'Shown in the approval history of the record',
};

/** An entry of the collection "Options". */
export const nextApproversOption: INodeProperties = {
	displayName: 'Next Approver IDs',
	name: 'nextApproverIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 005Hp00000AbCdEIAV',
	description:
		'The users to ask next, for steps in which the previous approver chooses them. Separate several IDs with commas.',
};

/** What to decide on: a record whose pending work item is looked up, or the work item itself. */
export const decisionTarget: INodeProperties[] = [
	{
		displayName: 'Decide On',
		name: 'decideOn',
		type: 'options',
		options: [
			{ name: 'Record', value: 'record', description: 'Its pending approval request is looked up' },
			{ name: 'Work Item', value: 'workItem', description: 'One approval request, e.g. from Get Pending' },
		],
		default: 'record',
		description: 'How you name the pending request',
	},
	{
		...recordLocator('The record that waits for approval', 'searchPendingRecords'),
		displayOptions: { show: { decideOn: ['record'] } },
	},
	{ ...workItemLocator, displayOptions: { show: { decideOn: ['workItem'] } } },
];

/** The id of a submission, of either engine. */
export const approvalIdField: INodeProperties = {
	displayName: 'Approval ID',
	name: 'approvalId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 04gHp0000012345IAA',
	description: 'The ID of the submission, which Submit, Get Pending and the trigger return',
};

/** What to take back: the open approval of a record, or one submission. */
export const withdrawTarget: INodeProperties[] = [
	{
		displayName: 'Withdraw',
		name: 'withdraw',
		type: 'options',
		options: [
			{ name: 'Approval', value: 'approval', description: 'One submission by its ID' },
			{ name: 'Record', value: 'record', description: 'The open approval of a record' },
		],
		default: 'record',
		description: 'How you name the approval to withdraw',
	},
	{
		...recordLocator('The record that waits for approval', 'searchPendingRecords'),
		displayOptions: { show: { withdraw: ['record'] } },
	},
	{ ...approvalIdField, displayOptions: { show: { withdraw: ['approval'] } } },
];
