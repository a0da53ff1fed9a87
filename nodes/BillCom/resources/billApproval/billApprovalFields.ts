import type { INodeProperties } from 'n8n-workflow';

/** What the approver says; mentions in it notify nobody. */
export const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Plain text stored with the decision. Mentions (@name) do not notify anyone.',
};

/** Who decides, in this order. Each row: `userId`, a user, or several ids with commas between them. */
export const approvers: INodeProperties = {
	displayName: 'Approvers',
	name: 'approvers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Approver',
	default: {},
	required: true,
	description: 'Who has to approve, in this order',
	options: [
		{
			displayName: 'Approver',
			name: 'approver',
			values: [
				{
					displayName: 'Approver',
					name: 'userId',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'A user with the role Administrator, Accountant or Approver',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a user...',
							typeOptions: { searchListMethod: 'searchUsers', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. 00601ABCDEFGHIJKLMNO',
							hint: 'Separate several IDs with commas; they are asked in this order',
						},
					],
				},
			],
		},
	],
};
