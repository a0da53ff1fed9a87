import { to18 } from '../../../shared/salesforceId';
import { toText } from '../../../shared/values/text';
import { assertAgentMay } from '../../operation/agentPermission';
import { recordLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { asNames } from '../../parameters/reader';
import { commentsField, nextApproversOption } from './approvalFields';
import { decide } from './decision';
import { standingOutput } from './approvalOutput';

/**
 * POST /process/approvals, Submit → the new approval round of an approval process. No address of the REST API that starts a
 * flow approval is established; their flow, a button or Apex does. Expect NO_APPLICABLE_PROCESS, ALREADY_IN_PROCESS,
 * MANAGER_NOT_DEFINED.
 */
export const submit: Operation = {
	option: {
		name: 'Submit',
		value: 'submit',
		action: 'Submit a record for approval',
		description: 'Submit a record to an approval process',
	},
	agentMayNeed: ['decide'],
	output: standingOutput,
	fields: [
		recordLocator('The record to submit for approval', 'searchRecordsToSubmit'),
		commentsField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'How the record is submitted',
			options: [
				nextApproversOption,
				{
					displayName: 'Process Name or ID',
					name: 'processDefinitionNameOrId',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getApprovalProcesses' },
					default: '',
					description:
						'The approval process to use. If empty, Salesforce uses the first one whose entry criteria the record meets. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
				{
					displayName: 'Skip Entry Criteria',
					name: 'skipEntryCriteria',
					type: 'boolean',
					default: false,
					description:
						'Whether to submit even if the record does not meet the entry criteria of the process. Needs Process Name or ID.',
				},
				{
					displayName: 'Submitter ID',
					name: 'contextActorId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 005Hp00000AbCdEIAV',
					description: 'The user who submits. If empty, the user of the credential.',
				},
			],
		},
	],
	intent: ({ read }) => `submit record ${read.id('recordId')} for approval`,
	async execute({ ctx, itemIndex, salesforce, read }) {
		const options = read.collection('options');
		// Whoever chooses the approver, or leaves out the entry criteria, has half decided.
		if (Object.values(options).some(Boolean)) assertAgentMay(ctx, 'decide', itemIndex);
		const process = toText(options.processDefinitionNameOrId);
		const submitter = to18(toText(options.contextActorId));
		const nextApprovers = asNames(options.nextApproverIds).map(to18);
		return [
			await decide(salesforce, {
				actionType: 'Submit',
				contextId: read.id('recordId'),
				comments: read.text('comments'),
				...(process !== '' && {
					processDefinitionNameOrId: process,
					skipEntryCriteria: options.skipEntryCriteria === true,
				}),
				...(submitter !== '' && { contextActorId: submitter }),
				...(nextApprovers.length > 0 && { nextApproverIds: nextApprovers }),
			}),
		];
	},
};
