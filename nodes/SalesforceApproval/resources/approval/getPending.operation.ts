import { actorLocator, recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import type { SalesforceConnection } from '../../transport/connection';
import { quoted } from '../../transport/soqlLiterals';
import { queryRecords } from '../../transport/query';
import { chosenEngines, engineField, tellOfInvisible } from './engine';
import { type PendingFilter, pendingRequests } from './pendingRequests';
import { pendingOutput } from './approvalOutput';

/** ProcessInstanceWorkitem and ApprovalWorkItem → one item per open approval request, oldest first. */
export const getPending: Operation = {
	option: {
		name: 'Get Pending',
		value: 'getPending',
		action: 'Get pending approvals',
		description: 'List what waits for approval, with the record and who submitted it',
	},
	isRepeatable: true,
	output: pendingOutput,
	fields: [
		{
			displayName: 'Pending For',
			name: 'pendingFor',
			type: 'options',
			options: [
				{
					name: 'Anyone',
					value: 'all',
					description: 'Everything that waits for approval and that the user of the credential may see',
				},
				{ name: 'Record', value: 'record', description: 'The open requests on one record' },
				{ name: 'User or Queue', value: 'actor', description: 'What waits for one user or queue' },
			],
			default: 'all',
			description: 'Whose pending requests to return',
		},
		{
			...recordLocator('The record that waits for approval', 'searchPendingRecords'),
			displayOptions: { show: { pendingFor: ['record'] } },
		},
		{ ...actorLocator, displayOptions: { show: { pendingFor: ['actor'] } } },
		...returnAllOrLimit,
		engineField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'Which requests to return',
			displayOptions: { show: { pendingFor: ['actor'] } },
			options: [
				{
					displayName: 'Include Queues of the User',
					name: 'includeQueues',
					type: 'boolean',
					default: false,
					description: 'Whether to list what waits for queues the user is a member of as well',
				},
			],
		},
	],
	intent: () => 'list the pending approvals',
	async execute(call) {
		const { read, salesforce } = call;
		const engines = chosenEngines(read);
		const requests = await pendingRequests(salesforce, engines, await whoseRequests(call), read.limit());
		if (requests.length === 0) await tellOfInvisible(call, engines);
		return requests;
	},
};

async function whoseRequests({ read, salesforce }: OperationCall): Promise<PendingFilter> {
	switch (read.text('pendingFor')) {
		case 'record':
			return { recordId: read.id('recordId') };
		case 'actor': {
			const actorId = read.id('actorId');
			const withQueues = read.collection('options').includeQueues === true;
			return { actorIds: [actorId, ...(withQueues ? await queuesOf(salesforce, actorId) : [])] };
		}
		default:
			return {};
	}
}

async function queuesOf(salesforce: SalesforceConnection, userId: string): Promise<string[]> {
	const soql = `SELECT GroupId FROM GroupMember WHERE UserOrGroupId = ${quoted(userId)}`;
	const rows = await queryRecords<{ GroupId: string }>(salesforce, soql, Infinity);
	return rows.map(({ GroupId }) => GroupId);
}
