import { queryRecords } from '../../transport/query';
import { recordLocator } from '../locators';
import { showFor, type Operation } from '../operation';
import { approvalRoundQuery, toApprovalRound, type ApprovalRoundRow } from './approvalRounds';

/** Query on ProcessInstance with StepsAndWorkitems → one item per approval round of a record, first round first. */
export const getHistory: Operation = {
	option: {
		name: 'Get History',
		value: 'getHistory',
		action: 'Get the approval history of a record',
		description: 'List every approval round of a record: who decided, when and with which comment',
	},
	description: showFor('approval', 'getHistory', [
		recordLocator('The record whose approvals to list', 'searchSubmittedRecords'),
	]),
	intent: ({ read }) => `read the approval history of record ${read.id('recordId', 'Record')}`,
	async execute({ salesforce, read }) {
		const soql = approvalRoundQuery(read.id('recordId', 'Record'));
		const rows = await queryRecords<ApprovalRoundRow>(salesforce, soql, Infinity);
		return rows.map(toApprovalRound);
	},
};
