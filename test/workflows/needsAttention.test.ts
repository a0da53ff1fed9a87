import { needsAttention } from '../faults/needsAttention';
import { reasonsOfNodes } from './reasons/ofNodes';
import { isUnderstood, nodesThatAsk, nodesThatWrite } from './reasons/ofWorkflows';

describe('docs/needs-attention.md', () => {
	const { reasons, exempt, letters } = needsAttention();
	const ofWorkflows = nodesThatAsk.flatMap((node) => node.reasons);
	const known = new Set([...ofWorkflows, ...reasonsOfNodes()]);

	it('can be compared with every node that puts an invoice into the hands of a person', () => {
		expect(nodesThatAsk.filter((node) => !isUnderstood(node)).map(({ place }) => place)).toEqual([]);
	});

	it('names every reason that a workflow or a node has to ask a person', () => {
		expect([...known].filter((reason) => ![...reasons, ...exempt].includes(reason))).toEqual([]);
	});

	it('names no reason that nothing produces', () => {
		expect([...reasons, ...exempt].filter((reason) => !known.has(reason))).toEqual([]);
	});

	it('exempts no reason that a workflow gives itself', () => {
		expect(exempt.filter((reason) => ofWorkflows.includes(reason))).toEqual([]);
	});

	it('names each reason once', () => {
		const all = [...reasons, ...exempt];
		expect(all.filter((reason, index) => all.indexOf(reason) !== index)).toEqual([]);
	});

	it('names every node that writes to Dead Letters, and no other', () => {
		expect([...letters].sort()).toEqual([...nodesThatWrite].sort());
	});
});
