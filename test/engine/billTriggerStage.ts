import axios from 'axios';
import { createHmac } from 'node:crypto';
import { toBillCredential } from '../../nodes/BillCom/transport/credential';
import { openKey } from '../../nodes/BillCom/webhook/sealedKey';
import { ADDRESS } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { hostWebhook, runNode, storeCredential } from './harness';
import type { Listener, NodeRunOptions, WebhookHost, WorkflowBehind } from './harness';
import { LONGER_MS, untilTrue } from '../untilTrue';

/** The BILL simulator of the running test. */
export let bill: BillSandbox;
let hosts: WebhookHost[];

/** Gives each test of a file a BILL of its own, and closes what it opened. */
export function useBillTrigger(): void {
	beforeEach(async () => {
		hosts = [];
		// Waits between redeliveries shrink to milliseconds.
		bill = await startBill({ timeScale: 0.001 });
	});

	afterEach(async () => {
		await bill.stop();
		await Promise.all(hosts.map(async (host) => await host.close()));
	});
}

export async function hostTrigger(
	parameters: object = {},
	workflow?: WorkflowBehind,
	credential: Record<string, string> = bill.credential,
): Promise<WebhookHost> {
	const host = await hostWebhook({
		type: 'billComTrigger',
		parameters: { events: ['vendor.created'], ...parameters },
		credentials: { billComApi: storeCredential('billComApi', credential) },
		workflow,
	});
	hosts.push(host);
	return host;
}

export async function subscriptions() {
	return await bill.rows('subscriptions');
}

/** BILL shows the key once, so the only copy is the node's, encrypted with the developer key. */
export function securityKeyOf(host: WebhookHost, listener: Listener = 'production'): string {
	const kept = host.staticData(listener)[new URL(host.url(listener)).pathname] as { sealedKey?: string };
	return String(openKey(String(kept.sealedKey), toBillCredential(bill.credential)));
}

export function aNotification(eventId = 'event-1', vendorId = '009-unknown'): string {
	const metadata = {
		eventId,
		subscriptionId: 's-1',
		organizationId: '008-1',
		eventType: 'vendor.created',
		version: '1',
	};
	return JSON.stringify({ metadata, vendor: { id: vendorId, name: 'Acme' } });
}

export function sign(body: string, key: string): string {
	return createHmac('sha256', key).update(body).digest('base64');
}

export async function deliver(url: string, body: string, signature?: string): Promise<number> {
	const headers = {
		'content-type': 'application/json',
		...(signature && { 'x-bill-sha-signature': signature }),
	};
	const reply = await axios.post(url, body, { headers, validateStatus: () => true, proxy: false });
	return reply.status;
}

export async function createVendor(name: string) {
	return await bill.asSomebodyElse('POST', '/v3/vendors', { name, address: ADDRESS });
}

/** Asks again until BILL's side shows the fact. */
export async function until(fact: () => Promise<boolean> | boolean): Promise<void> {
	await untilTrue(fact, "a fact on BILL's side", LONGER_MS);
}

/** A workflow that can be down. `handled` holds the names of the vendors it was told of while it was up. */
export function fragileWorkflow() {
	const state = { isDown: false, handled: [] as string[] };
	const workflow: WorkflowBehind = ([{ json }]) => {
		if (state.isDown) throw new Error('The data table is locked');
		state.handled.push(String((json.entity as { name?: string }).name));
	};
	return { state, workflow };
}

/** Creates vendors while the workflow is down: BILL gives up on the first and switches the subscription off. */
export async function missVendors(host: WebhookHost, state: { isDown: boolean }, names: string[]) {
	state.isDown = true;
	for (const name of names) {
		await createVendor(name);
		await until(async () => (await subscriptionOf(host)).status.enabled === false);
	}
	state.isDown = false;
}

/** What BILL has for the production address of a trigger. */
export async function subscriptionOf(host: WebhookHost) {
	const [subscription] = (await subscriptions()).filter(
		({ notificationUrl }) => notificationUrl === host.url(),
	);
	return subscription as typeof subscription & { status: { enabled: boolean } };
}

/** Ids of the events BILL was asked to send again, in that order. */
export async function resentEventIds(): Promise<string[]> {
	const calls = await bill.journal({ method: 'POST', path: '/connect-events/v3/events/' });
	return calls.map(({ path }) => String(path).split('/').at(-1) ?? '');
}

/** Runs an operation of the BILL node on webhook subscriptions, as a workflow does. */
export async function runOnSubscriptions(
	operation: string,
	parameters: NodeRunOptions['parameters'] = {},
	credential: Record<string, string> = bill.credential,
) {
	return await runNode({
		type: 'billCom',
		parameters: { resource: 'webhookSubscription', operation, ...parameters },
		credentials: { billComApi: credential },
	});
}

/** Somebody else's subscription. */
export async function subscribe(notificationUrl: string, changes: object = {}) {
	return await bill.asSomebodyElse('POST', '/connect-events/v3/subscriptions', {
		name: `At ${notificationUrl}`,
		status: { enabled: true },
		events: [{ type: 'vendor.created', version: '1' }],
		notificationUrl,
		...changes,
	});
}
