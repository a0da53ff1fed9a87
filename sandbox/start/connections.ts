import type { N8nClient } from '../n8n/client';
import type { N8nProcess } from '../n8n/launcher';
import type { Provisioned } from '../n8n/provision';
import { until } from '../n8n/until';
import { publishWorkflow, unpublishWorkflow } from '../n8n/workflows';
import type { StoredWorkflow } from '../n8n/workflows';
import type { Control } from './control';

interface Parts {
	client: N8nClient;
	provisioned: Provisioned;
	bill: Control;
	salesforce: Control;
	n8n: N8nProcess;
	/** Streams of events that were open before this n8n started, such as those of another one. */
	streamsBefore: number;
}

interface Subscription {
	notificationUrl: string;
	status?: { enabled?: boolean };
}

const PATIENCE_MS = 60_000;

/**
 * Waits until events can arrive: BILL has a subscription for this n8n's address, and the trigger listens to Salesforce.
 * @throws Error with n8n's log when one of them does not happen
 */
export async function untilConnected(parts: Parts): Promise<void> {
	const { client, provisioned, bill, salesforce, n8n, streamsBefore } = parts;
	const explain = () => `n8n's log ends with:\n${n8n.logTail(30)}`;
	const workflows = [...provisioned.workflows.values()];
	const subscriber = workflows.find((workflow) => usesTrigger(workflow, 'billComTrigger'));
	if (subscriber) {
		// n8n does not subscribe again after a restart, so a subscription of another port or an emptied BILL stays lost.
		if (!(await isSubscribed(bill, n8n.webhookUrl))) await republish(client, subscriber);
		const fact = 'BILL to have a subscription for n8n';
		await until(async () => await isSubscribed(bill, n8n.webhookUrl), {
			fact,
			withinMs: PATIENCE_MS,
			explain,
		});
	}
	if (workflows.some((workflow) => usesTrigger(workflow, 'salesforceApprovalTrigger'))) {
		const fact = 'n8n to listen to the events of Salesforce';
		await until(async () => (await openStreams(salesforce)) > streamsBefore, {
			fact,
			withinMs: PATIENCE_MS,
			explain,
		});
	}
}

async function isSubscribed(bill: Control, webhookUrl: string): Promise<boolean> {
	const { subscriptions } = await bill.read<{ subscriptions: Subscription[] }>('state');
	return subscriptions.some(
		({ notificationUrl, status }) =>
			notificationUrl.startsWith(`${webhookUrl}/`) && status?.enabled !== false,
	);
}

/** How many streams of events clients have open. */
export async function openStreams(salesforce: Control): Promise<number> {
	return (await salesforce.read<unknown[]>('streams')).length;
}

async function republish(client: N8nClient, workflow: StoredWorkflow): Promise<void> {
	await unpublishWorkflow(client, workflow.id);
	await publishWorkflow(client, workflow);
}

/** Whether a workflow has a trigger of this package, such as `billComTrigger`, that is switched on. */
export function usesTrigger(workflow: StoredWorkflow, name: string): boolean {
	return workflow.nodes.some(({ type, disabled }) => type.endsWith(`.${name}`) && disabled !== true);
}
