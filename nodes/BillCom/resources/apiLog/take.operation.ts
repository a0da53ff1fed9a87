import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { takeCalls } from '../../../shared/transport/keptCalls';
import { assertAgentMay } from '../../operation/agentPermission';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';

/** Hands over what the nodes of both systems have kept in this process, a call an item. Asks nobody. */
export const take: Operation = {
	option: {
		name: 'Take',
		value: 'take',
		action: 'Take the kept API calls',
		description:
			'Hand over, once, all calls to BILL and Salesforce that nodes with the call option Keep Calls Under have kept since the last time. Store them with the next node.',
	},
	output: {
		shape: {
			at: 'text',
			system: 'text',
			call: 'text',
			outcome: 'text',
			milliseconds: 'text',
			records: 'text',
			request: 'text',
			answer: 'text',
			workflowName: 'text',
			run: 'text',
			nodeName: 'text',
			digest: 'text',
		},
	},
	calls: 0,
	asksNobody: true,
	fields: returnAllOrLimit,
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		assertAgentMay(ctx, 'write', itemIndex);
		return takeCalls(parameters(ctx, itemIndex).limit());
	},
};
