import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toNodeFailure } from '../operation/failure';
import { Listener } from './listener';
import type { SubscriptionDraft } from './subscriptionApi';

/** BILL gives no limit for the name; this much identifies the workflow in BILL's list. */
const NAME_LENGTH = 100;

/** The listener n8n is opening or closing: the test address while someone listens in the editor, else production. */
export function listenerOf(ctx: IHookFunctions): Listener {
	return new Listener(ctx.getWorkflowStaticData('node'), addressOf(ctx));
}

/** What the parameters ask BILL to send. */
export function draftOf(ctx: IHookFunctions): SubscriptionDraft {
	const { name, id } = ctx.getWorkflow();
	const eventTypes = ctx.getNodeParameter('events', []);
	return {
		name: `n8n: ${name ?? 'workflow'} (${id})`.slice(0, NAME_LENGTH),
		notificationUrl: addressOf(ctx),
		eventTypes: Array.isArray(eventTypes) ? eventTypes.map(String) : [],
	};
}

/** Says in the log what an activation with a new key cannot do by itself: n8n saves the key only afterwards. */
export function adviseRepair(ctx: IHookFunctions): void {
	ctx.logger.info(
		`BILL Trigger "${ctx.getNode().name}" took over a subscription with a new key. To get events BILL could not deliver before, run the BILL node, Webhook Subscription: Repair.`,
	);
}

function addressOf(ctx: IHookFunctions): string {
	const url = ctx.getNodeWebhookUrl('default');
	if (url) return url;
	throw new NodeOperationError(ctx.getNode(), 'n8n gave this trigger no address for events', {
		description: 'Save the workflow, then publish it or listen for a test event again.',
	});
}

/** Does a step of publishing or unpublishing; what it throws tells reason and cure in its data. */
export async function asNodeFailure<T>(ctx: IHookFunctions, step: () => Promise<T>): Promise<T> {
	try {
		return await step();
	} catch (error) {
		throw toNodeFailure(ctx.getNode(), error);
	}
}
