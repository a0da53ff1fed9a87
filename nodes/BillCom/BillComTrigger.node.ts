import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { billComApiTest } from './methods/credentialTest';
import { answerAsIn } from './webhook/answerMode';
import { catchUp } from './webhook/catchUp';
import { loadEventTypes } from './webhook/eventTypes';
import { adviseRepair, asNodeFailure, draftOf, listenerOf } from './webhook/hook';
import { outputField } from './webhook/mainFields';
import { leaveOutStatuses } from './webhook/passingStatuses';
import { receive } from './webhook/receive';
import { isSubscribed, subscribe, unsubscribe } from './webhook/subscription';
import { readCatchUpDays, triggerOptions } from './webhook/triggerOptions';
import { clientOf } from './transport/client';

const NEEDS_HTTPS =
	'<b>BILL needs</b> a public https address of this n8n. If n8n runs on your own computer or in an internal network, give it one first, for example by a tunnel, and set the environment variable WEBHOOK_URL to it.';

/** Starts a workflow with every event BILL reports, verified and once. */
export class BillComTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BILL Trigger',
		name: 'billComTrigger',
		icon: { light: 'file:../../icons/bill.svg', dark: 'file:../../icons/bill.dark.svg' },
		group: ['trigger'],
		// n8n evaluates an expression of its own in an isolate with every call of a trigger of version 1 (webhook-helpers).
		version: [1, 1.1],
		subtitle: '={{ [].concat($parameter["events"]).join(", ") }}',
		description: 'Starts the workflow when BILL reports an event, such as a payment whose status changed',
		eventTriggerDescription: 'Waiting for an event from BILL',
		activationMessage:
			'BILL now sends the chosen events to this workflow. Unpublish the workflow to end the subscription.',
		triggerPanel: {
			header: 'Receive an event from BILL',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, select "Execute step": BILL sends events to the test address until the first one arrives, and n8n shows that one.<br /><br /><b>When you are ready</b>, publish the workflow. It then has its own subscription and runs for every event. You find these runs under Executions.',
				active:
					'<b>The published workflow</b> runs for every event. You find these runs under Executions.<br /><br /><b>To try something</b>, select "Execute step": the test address gets its own subscription, and the published workflow keeps running. BILL allows ten subscriptions per organization, and both of these count.',
			},
			activationHint: {
				inactive: `${NEEDS_HTTPS}<br /><br /><b>Now</b> select "Execute step", then change something in BILL that one of the chosen events reports. When the event has arrived, publish the workflow.`,
				active: `The workflow is published: BILL sends it the chosen events, and nothing is left to do here. Unpublishing it removes the subscription.<br /><br />${NEEDS_HTTPS}`,
			},
		},
		defaults: { name: 'BILL Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'billComApi', required: true, testedBy: 'billComApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				...answerAsIn('acknowledge'),
				// What a workflow produces is nobody's business at BILL, and "no items" must not become an error.
				responseData: 'noData',
			},
		],
		properties: [
			{
				displayName: 'Event Names or IDs',
				name: 'events',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadEventTypes' },
				default: ['payment.updated', 'payment.failed'],
				required: true,
				description:
					'The events that start the workflow. BILL has no event for the approval of a bill. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Respond',
				name: 'acknowledge',
				type: 'options',
				options: [
					{
						name: 'Immediately',
						value: 'onReceived',
						description:
							'Answers BILL as soon as the event arrives. If the execution fails later, BILL does not send the event again.',
					},
					{
						name: 'When Last Node Finishes',
						value: 'lastNode',
						description:
							'Answers BILL after the last node. If the execution fails, BILL sends the event again.',
					},
					{
						name: "Using 'Respond to Webhook' Node",
						value: 'responseNode',
						description: 'Answers BILL when that node runs, for example right after the event was stored',
					},
				],
				default: 'onReceived',
				description:
					'When to tell BILL that the event arrived. BILL waits about 10 seconds, tries again a few times and then ends the subscription. The safe choice is to store the event first and process it later.',
			},
			leaveOutStatuses,
			outputField,
			{
				displayName: 'Confirm by Reading the Record',
				name: 'confirmByGet',
				type: 'boolean',
				default: false,
				displayOptions: { show: { output: ['wholeEvent'] } },
				description:
					'Whether to read the bill, payment or vendor from BILL before the workflow starts and add it as "confirmed". Events may arrive out of order or carry only the changed fields. If BILL cannot be reached, it is asked to send the event again. If BILL has no such record, as with its test events, "confirmed" is missing.',
			},
			triggerOptions,
		],
	};

	methods = { credentialTest: { billComApiTest }, loadOptions: { loadEventTypes } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await asNodeFailure(this, async () => {
					readCatchUpDays(this); // before anything is asked of BILL
					const listener = listenerOf(this);
					const draft = draftOf(this);
					const isThere = await isSubscribed(await clientOf(this), listener, draft);
					// n8n then calls no `create`, and the subscription may have waited for a long time.
					if (isThere) await catchUp(this, listener);
					return isThere;
				});
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await asNodeFailure(this, async () => {
					const listener = listenerOf(this);
					const outcome = await subscribe(this, listener, draftOf(this));
					if (outcome === 'kept') await catchUp(this, listener);
					if (outcome === 'adopted') adviseRepair(this);
					return true;
				});
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await asNodeFailure(this, async () => {
					await unsubscribe(await clientOf(this), listenerOf(this));
					return true;
				});
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
