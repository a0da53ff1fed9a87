import {
	nodeParametersAreStatic,
	resolveWebhookDescriptionField,
	webhookDescriptionIsNativelyResolvable,
} from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';
import { BillComTrigger } from '../../../../nodes/BillCom/BillComTrigger.node';

const [webhook] = new BillComTrigger().description.webhooks ?? [];

function aTrigger(parameters: INodeParameters): INode {
	const type = 'n8n-nodes-billcom-salesforce.billComTrigger';
	return { id: 'node-1', name: 'BILL Trigger', type, typeVersion: 1.1, position: [0, 0], parameters };
}

it('lets n8n read the whole description without its expression engine, which costs more than all the rest', () => {
	expect(webhookDescriptionIsNativelyResolvable(webhook)).toBe(true);
});

it.each(['onReceived', 'lastNode', 'responseNode'])('answers BILL as the person chose: %s', (acknowledge) => {
	const node = aTrigger({ acknowledge });

	expect(resolveWebhookDescriptionField(node, webhook, 'responseMode')).toEqual({
		resolved: true,
		value: acknowledge,
	});
});

it('leaves it to the expression engine where the choice itself is an expression', () => {
	const node = aTrigger({ acknowledge: '={{ $vars.answer }}' });

	expect(nodeParametersAreStatic(node)).toBe(false);
	expect(resolveWebhookDescriptionField(node, webhook, 'responseMode')).toEqual({ resolved: false });
	expect(webhook.responseMode).toBe('={{$parameter["acknowledge"]}}');
});
