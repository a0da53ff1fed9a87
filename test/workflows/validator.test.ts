import type { INode, INodeParameters } from 'n8n-workflow';
import { BillCom } from '../../nodes/BillCom/BillCom.node';
import { parameterFaults } from './validator/parameterFaults';

const { description } = new BillCom();

function faultsOf(parameters: INodeParameters): string[] {
	const node: INode = {
		id: 'a',
		name: 'Pay the bill',
		type: 'n8n-nodes-billcom-salesforce.billCom',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	return parameterFaults(node, description);
}

const LOOK_UP: INodeParameters = {
	resource: 'bill',
	operation: 'get',
	billId: { __rl: true, mode: 'id', value: '={{ $json.billId }}' },
};

describe('the check of a node in a workflow file', () => {
	it('has nothing to say about one that the editor would save', () => {
		expect(faultsOf(LOOK_UP)).toEqual([]);
	});

	it.each<[string, INodeParameters, string]>([
		['a name that no parameter has', { bilId: '00n01' }, 'bilId: no such parameter'],
		['one of another operation', { processDate: '2026-12-01' }, 'processDate: not shown with these settings'],
		['an operation that is not there', { operation: 'fetch' }, 'operation: "fetch" is none of'],
		['a text where a switch is', { sendInBulk: 'true' }, 'sendInBulk: a string, not a boolean'],
		['an ID without its mode', { billId: '00n01' }, 'billId: not a choice with a mode'],
		[
			'a mode that the list does not have',
			{ billId: { __rl: true, mode: 'name', value: 'x' } },
			'billId: mode "name" is none of',
		],
		[
			'a call option nobody knows',
			{ callOptions: { keepEverything: true } },
			'callOptions.keepEverything: no such parameter',
		],
		['an ID left empty', { billId: { __rl: true, mode: 'id', value: '' } }, 'billId: '],
	])('names %s', (_, change, fault) => {
		expect(faultsOf({ ...LOOK_UP, ...change }).join('\n')).toContain(fault);
	});
});
