import { recordLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { chosenEngines, engineField, tellOfInvisible } from './engine';
import { roundsOfRecord } from './findRounds';
import { roundOutput } from './approvalOutput';

/** ProcessInstance with StepsAndWorkitems, and ApprovalSubmission with its work items → one item per round, first first. */
export const getHistory: Operation = {
	option: {
		name: 'Get History',
		value: 'getHistory',
		action: 'Get the approval history of a record',
		description: 'List every approval round of a record: who decided, when and with which comment',
	},
	isRepeatable: true,
	output: roundOutput,
	fields: [recordLocator('The record whose approvals to list', 'searchSubmittedRecords'), engineField],
	intent: ({ read }) => `read the approval history of record ${read.id('recordId')}`,
	async execute(call) {
		const { salesforce, read } = call;
		const engines = chosenEngines(read);
		const rounds = await roundsOfRecord(salesforce, engines, read.id('recordId'));
		if (rounds.length === 0) await tellOfInvisible(call, engines);
		return rounds;
	},
};
