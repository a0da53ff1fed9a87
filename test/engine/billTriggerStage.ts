import axios from 'axios';
import { createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ADDRESS } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { hostWebhook, storeCredential } from './harness';
import type { Listener, WebhookHost, WorkflowBehind } from './harness';

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

export async function hostTrigger(parameters: object = {}, workflow?: WorkflowBehind): Promise<WebhookHost> {
	const host = await hostWebhook({
		type: 'billComTrigger',
		parameters: { events: ['vendor.created'], ...parameters },
		credentials: { billComApi: storeCredential('billComApi', bill.credential) },
		workflow,
	});
	hosts.push(host);
	return host;
}

export async function subscriptions() {
	return await bill.rows('subscriptions');
}

/** BILL shows the key once, so the only copy is the node's. */
export function securityKeyOf(host: WebhookHost, listener: Listener = 'production'): string {
	const kept = host.staticData(listener)[new URL(host.url(listener)).pathname];
	return String((kept as { securityKey?: string }).securityKey);
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
	while (!(await fact())) await nextTurn();
}
