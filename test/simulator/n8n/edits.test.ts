import { edits, inWorkflow, timersEvery, withNode, withSettings } from '../../e2e/edits';
import { aNode } from './nodes';

const aWorkflow = (name = 'Pay') => ({
	name,
	connections: {},
	nodes: [
		aNode('n8n-nodes-base.scheduleTrigger', {
			rule: { interval: [{ field: 'minutes', minutesInterval: 1 }] },
		}),
		{
			...aNode('n8n-nodes-base.set', {
				assignments: { assignments: [{ id: 'a', name: 'leaseMinutes', type: 'number', value: 15 }] },
				options: {},
			}),
			name: 'Your settings',
		},
	],
});

describe('an edit for a test', () => {
	it('lets timers strike every few seconds, in all workflows or in one', () => {
		const fast = { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } };

		expect(timersEvery(2)(aWorkflow()).nodes[0].parameters).toEqual(fast);
		expect(inWorkflow('Tidy', timersEvery(2))(aWorkflow()).nodes[0].parameters).not.toEqual(fast);
	});

	it('changes a setting and keeps what else the node says', () => {
		const { nodes } = edits(timersEvery(2), withSettings('Pay', { leaseMinutes: 0.1 }))(aWorkflow());

		expect(nodes[1].parameters).toEqual({
			assignments: { assignments: [{ id: 'a', name: 'leaseMinutes', type: 'number', value: 0.1 }] },
			options: {},
		});
	});

	it('fails when the workflow has no such setting or node, instead of testing something else', () => {
		expect(() => withSettings('Pay', { leaseMinuets: 1 })(aWorkflow())).toThrow(
			'"Pay" has no setting leaseMinuets; it has leaseMinutes.',
		);
		expect(() => withNode('Pay', 'Take', (node) => node)(aWorkflow())).toThrow('"Pay" has no node "Take".');
	});
});
