import { hasToBePublished, startsByItself } from '../../../sandbox/n8n/triggers';
import { aNode } from './nodes';

describe('a workflow', () => {
	it.each([
		'n8n-nodes-base.scheduleTrigger',
		'n8n-nodes-base.formTrigger',
		'n8n-nodes-base.n8nTrigger',
		'n8n-nodes-base.webhook',
		'n8n-nodes-billcom-salesforce.billComTrigger',
		'n8n-nodes-billcom-salesforce.salesforceApprovalTrigger',
	])('starts by itself with a %s, so it has to be published', (type) => {
		const trigger = aNode(type);

		expect(startsByItself(trigger)).toBe(true);
		expect(hasToBePublished([trigger])).toBe(true);
		expect(hasToBePublished([{ ...trigger, disabled: true }])).toBe(false);
	});

	it('has to be published to be called by another one, though it starts nothing itself', () => {
		const called = aNode('n8n-nodes-base.executeWorkflowTrigger');

		expect(startsByItself(called)).toBe(false);
		expect(hasToBePublished([called])).toBe(true);
	});

	it('stays unpublished when a person starts it, or nothing but its own failure does', () => {
		const nodes = [aNode('n8n-nodes-base.manualTrigger'), aNode('n8n-nodes-base.errorTrigger')];

		expect(hasToBePublished(nodes)).toBe(false);
	});
});
