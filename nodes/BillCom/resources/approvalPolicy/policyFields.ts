import type { INodeProperties } from 'n8n-workflow';
import { approvers } from '../billApproval/billApprovalFields';

export const policyName: INodeProperties = {
	displayName: 'Policy Name',
	name: 'policyName',
	type: 'string',
	default: '',
	description: 'The name shown in the BILL web app',
	required: true,
	placeholder: 'e.g. Over 5000',
};

/** Rules of a policy: `rule` rows of key, op and value. BILL publishes the amount only; expressions pass others on. */
export const rules: INodeProperties = {
	displayName: 'Rules',
	name: 'rules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Rule',
	default: {},
	required: true,
	description: 'The bills that the policy applies to. A bill has to meet all rules.',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Field',
					name: 'key',
					type: 'options',
					options: [{ name: 'Bill Amount', value: 'BILL_AMOUNT' }],
					default: 'BILL_AMOUNT',
					description: 'What the rule checks. An expression may give another key of BILL.',
				},
				{
					displayName: 'Operator',
					name: 'op',
					type: 'options',
					options: [
						{ name: 'Is At Least', value: 'gte' },
						{ name: 'Is Below', value: 'lt' },
					],
					default: 'gte',
					description: 'How the field is compared with Value',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'The amount to compare with, with at most two decimals',
					placeholder: 'e.g. 5000.00',
				},
			],
		},
	],
};

/** People and groups. Groups are made in the BILL web app and named by id. */
export const policyApprovers: INodeProperties = {
	...approvers,
	description:
		'Who has to approve, in this order. Enter a group by its ID (agp…); groups are created in the BILL web app only.',
};
