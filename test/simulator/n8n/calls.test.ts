import type { INode } from 'n8n-workflow';
import { linkCalls } from '../../../sandbox/n8n/calls';
import { aCall, aNode } from './nodes';

const link = (nodes: INode[], ids: Record<string, string>) =>
	linkCalls({ name: 'Pay', nodes, connections: {} }, new Map(Object.entries(ids)));
const idsOf = (nodes: INode[]) => nodes.map(({ parameters }) => Object(parameters.workflowId).value);

describe('a node that calls a workflow', () => {
	it('gets the id of the workflow with the name in the file', () => {
		expect(idsOf(link([aCall('Read'), aCall('Write')], { Write: 'w2', Read: 'w1' }))).toEqual(['w1', 'w2']);
	});

	it('gets the new id of a workflow that was deleted and imported again', () => {
		expect(idsOf(link([aCall('Read', 'deleted')], { Read: 'w1' }))).toEqual(['w1']);
	});

	it('keeps calling the workflow that a person chose instead', () => {
		expect(idsOf(link([aCall('Read', 'own')], { Read: 'w1', 'Read from elsewhere': 'own' }))).toEqual([
			'own',
		]);
	});

	it('is named when no workflow has the name', () => {
		const call = { ...aCall('Raed'), name: 'Read the invoices' };

		expect(() => link([call], { Read: 'w1' })).toThrow(
			'The workflow "Pay" calls "Raed" in its node "Read the invoices", and no workflow has that name.',
		);
	});

	it('stays as it is when it takes the workflow from an expression or another place, or is switched off', () => {
		const others = [
			aCall('', '={{ $json.workflowId }}'),
			aNode('n8n-nodes-base.executeWorkflow', { source: 'parameter', workflowJson: '{}' }),
			{ ...aCall('Nowhere'), disabled: true },
		];

		expect(link(others, {})).toEqual(others);
	});
});
