import { actorLocator, recordLocator } from '../locators';
import { showFor, type Operation, type OperationCall } from '../operation';
import { returnAllOrLimit } from '../recordFields';
import { quoted } from '../../transport/soqlLiterals';
import { queryRecords } from '../../transport/query';
import { toPendingApproval, workItemQuery, type WorkItemRow } from './workItems';

/** Query on ProcessInstanceWorkitem → one item per open approval request, oldest first. */
export const getPending: Operation = {
	option: {
		name: 'Get Pending',
		value: 'getPending',
		action: 'Get pending approvals',
		description: 'List what waits for approval, with the record and who submitted it',
	},
	description: showFor('approval', 'getPending', [
		{
			displayName: 'Pending For',
			name: 'pendingFor',
			type: 'options',
			options: [
				{
					name: 'Anyone',
					value: 'all',
					description: 'Everything that waits for approval and that the user may see',
				},
				{ name: 'Record', value: 'record', description: 'The open requests on one record' },
				{ name: 'User or Queue', value: 'actor', description: 'What waits for one user or queue' },
			],
			default: 'all',
		},
		{
			...recordLocator('The record that waits for approval', 'searchPendingRecords'),
			displayOptions: { show: { pendingFor: ['record'] } },
		},
		{ ...actorLocator, displayOptions: { show: { pendingFor: ['actor'] } } },
		...returnAllOrLimit,
	]),
	intent: () => 'list the pending approvals',
	async execute(call) {
		const limit = call.read.limit();
		const rows = await queryRecords<WorkItemRow>(
			call.salesforce,
			workItemQuery(whoseRequests(call), limit),
			limit,
		);
		return rows.map(toPendingApproval);
	},
};

function whoseRequests({ read }: OperationCall): string {
	switch (read.text('pendingFor')) {
		case 'record':
			return `ProcessInstance.TargetObjectId = ${quoted(read.id('recordId', 'Record'))}`;
		case 'actor':
			return `ActorId = ${quoted(read.id('actorId', 'User or Queue'))}`;
		default:
			return '';
	}
}
