import { NodeOperationError } from 'n8n-workflow';
import { recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { approvalIdField } from './approvalFields';
import { chosenEngines, engineField, engineOfId, flowCaveat } from './engine';
import { roundById, roundsOfRecord } from './findRounds';
import { roundOutput } from './approvalOutput';

/** The newest approval round of a record, or the round of an id, with its steps. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an approval',
		description: 'Read the status of an approval: the newest of a record, or one by its ID',
	},
	isRepeatable: true,
	output: roundOutput,
	fields: [
		{
			displayName: 'Get By',
			name: 'getBy',
			type: 'options',
			options: [
				{ name: 'Approval ID', value: 'approval', description: 'The ID of a submission' },
				{ name: 'Record', value: 'record', description: 'The newest approval of a record' },
			],
			default: 'record',
			description: 'How you name the approval',
		},
		{
			...recordLocator('The record whose newest approval to get', 'searchSubmittedRecords'),
			displayOptions: { show: { getBy: ['record'] } },
		},
		{ ...approvalIdField, displayOptions: { show: { getBy: ['approval'] } } },
		engineField,
	],
	intent: ({ read }) => `read the approval of ${subjectOf(read)}`,
	async execute(call) {
		const { salesforce, read } = call;
		const isById = read.text('getBy') === 'approval';
		const engines = isById ? [engineOfId(read.id('approvalId'))] : chosenEngines(read);
		const round = isById
			? await roundById(salesforce, read.id('approvalId'))
			: (await roundsOfRecord(salesforce, engines, read.id('recordId'))).at(-1);
		if (round) return [round];
		throw new NodeOperationError(call.ctx.getNode(), `There is no approval of ${subjectOf(read)}`, {
			description: `It was never submitted, or the user of the credential may not see it.${await flowCaveat(call, engines)}`,
			itemIndex: call.itemIndex,
			level: 'warning',
		});
	},
};

function subjectOf(read: OperationCall['read']): string {
	if (read.text('getBy') === 'approval') return `ID ${read.id('approvalId')}`;
	return `record ${read.id('recordId')}`;
}
