import axios from 'axios';
import { createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ADDRESS } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, hostWebhook, loadOptions, storeCredential } from './harness';
import type { Listener, WebhookHost, WorkflowBehind } from './harness';

let bill: BillSandbox;
let hosts: WebhookHost[];

beforeEach(async () => {
	hosts = [];
	// Waits between redeliveries shrink to milliseconds.
	bill = await startBill({ timeScale: 0.001 });
});

afterEach(async () => {
	await bill.stop();
	await Promise.all(hosts.map(async (host) => await host.close()));
});

async function hostTrigger(parameters: object = {}, workflow?: WorkflowBehind): Promise<WebhookHost> {
	const host = await hostWebhook({
		type: 'billComTrigger',
		parameters: { events: ['vendor.created'], ...parameters },
		credentials: { billComApi: storeCredential('billComApi', bill.credential) },
		workflow,
	});
	hosts.push(host);
	return host;
}

async function subscriptions() {
	return await bill.rows('subscriptions');
}

/** BILL shows the key once, so the only copy is the node's. */
function securityKeyOf(host: WebhookHost, listener: Listener = 'production'): string {
	const kept = host.staticData(listener)[new URL(host.url(listener)).pathname];
	return String((kept as { securityKey?: string }).securityKey);
}

function aNotification(eventId = 'event-1', vendorId = '009-unknown'): string {
	const metadata = {
		eventId,
		subscriptionId: 's-1',
		organizationId: '008-1',
		eventType: 'vendor.created',
		version: '1',
	};
	return JSON.stringify({ metadata, vendor: { id: vendorId, name: 'Acme' } });
}

function sign(body: string, key: string): string {
	return createHmac('sha256', key).update(body).digest('base64');
}

async function deliver(url: string, body: string, signature?: string): Promise<number> {
	const headers = {
		'content-type': 'application/json',
		...(signature && { 'x-bill-sha-signature': signature }),
	};
	const reply = await axios.post(url, body, { headers, validateStatus: () => true, proxy: false });
	return reply.status;
}

async function createVendor(name: string) {
	return await bill.asSomebodyElse('POST', '/v3/vendors', { name, address: ADDRESS });
}

/** Asks again until BILL's side shows the fact. */
async function until(fact: () => Promise<boolean> | boolean): Promise<void> {
	while (!(await fact())) await nextTurn();
}

describe('activation', () => {
	it('subscribes the production address to the chosen events and starts the workflow with them', async () => {
		const host = await hostTrigger();
		await host.activate();

		const vendor = await createVendor('Northwind  "Paper", Inc.');
		await until(() => host.executions.length > 0);

		const [subscription] = await subscriptions();
		expect(subscription).toMatchObject({
			notificationUrl: host.url(),
			events: [{ type: 'vendor.created', version: '1' }],
		});
		expect(host.executions).toHaveLength(1);
		expect(host.executions[0].map(({ json }) => json)).toEqual([
			{
				eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
				eventType: 'vendor.created',
				organizationId: bill.credential.organizationId,
				subscriptionId: subscription.id,
				isTest: false,
				entity: expect.objectContaining({ id: vendor.id, name: 'Northwind  "Paper", Inc.' }),
				payload: expect.objectContaining({ vendor: expect.objectContaining({ id: vendor.id }) }),
			},
		]);
	});

	it('removes the subscription on deactivation, and with it the trust in its key', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);
		await host.deactivate();

		const status = await deliver(host.url(), aNotification(), sign(aNotification(), key));

		expect(await subscriptions()).toEqual([]);
		expect(status).toBe(401);
	});

	it('leaves a subscription alone that already fits', async () => {
		const host = await hostTrigger();
		await host.activate();
		const before = await subscriptions();

		await host.activate();

		expect(await subscriptions()).toEqual(before);
	});

	it('changes the events of its subscription when they were edited, and keeps its key', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);

		host.edit({ events: ['vendor.created', 'vendor.updated'] });
		await host.activate();

		const [subscription, ...others] = await subscriptions();
		expect(others).toEqual([]);
		expect(subscription).toMatchObject({ events: [{ type: 'vendor.created' }, { type: 'vendor.updated' }] });
		expect(await deliver(host.url(), aNotification(), sign(aNotification(), key))).toBe(200);
	});

	it('switches its subscription on again after BILL switched it off', async () => {
		const host = await hostTrigger();
		await host.activate();
		const [{ id }] = await subscriptions();
		await bill.asSomebodyElse('PATCH', `/connect-events/v3/subscriptions/${id}`, {
			status: { enabled: false },
		});

		await host.activate();

		expect(await subscriptions()).toMatchObject([{ id, status: { enabled: true } }]);
	});

	it.each(['hyphen', 'underscore'])(
		'adopts a leftover at its address with a new key (%s path)',
		async (securityKeyPath) => {
			await bill.control('switches', { securityKeyPath });
			const host = await hostTrigger();
			await host.activate();
			const [{ id }] = await subscriptions();
			const lostKey = securityKeyOf(host);
			host.forgetStaticData();

			await host.activate();

			const newKey = securityKeyOf(host);
			expect((await subscriptions()).map((subscription) => subscription.id)).toEqual([id]);
			expect(await deliver(host.url(), aNotification(), sign(aNotification(), lostKey))).toBe(401);
			expect(await deliver(host.url(), aNotification(), sign(aNotification(), newKey))).toBe(200);
		},
	);

	it('creates one subscription when the reply to the creation is lost', async () => {
		await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/subscriptions' });
		const host = await hostTrigger();

		await host.activate();
		await createVendor('Acme');
		await until(() => host.executions.length > 0);

		expect(await subscriptions()).toHaveLength(1);
	});

	it('says what to do when all ten subscriptions are taken', async () => {
		for (let number = 1; number <= 10; number += 1) {
			await bill.asSomebodyElse('POST', '/connect-events/v3/subscriptions', aSubscription(number));
		}
		const host = await hostTrigger();

		await expect(host.activate()).rejects.toMatchObject({
			message: expect.stringContaining('all 10 webhook subscriptions'),
			description: expect.stringMatching(
				/Unpublish a workflow.*Subscription 7 → http:\/\/127\.0\.0\.1:9\/7/,
			),
		});
		expect(await subscriptions()).toHaveLength(10);
	});

	it('takes a subscription that somebody deleted in BILL for removed', async () => {
		const host = await hostTrigger();
		await host.activate();
		const [{ id }] = await subscriptions();
		await bill.asSomebodyElse('DELETE', `/connect-events/v3/subscriptions/${id}`);

		await host.deactivate();

		expect(host.staticData()).toEqual({});
	});

	it('reports a subscription that BILL does not let it remove', async () => {
		const host = await hostTrigger();
		await host.activate();
		await bill.control('switches', { errorRate: 1 });

		await expect(host.deactivate()).rejects.toThrow('webhook subscriptions');

		await bill.control('switches', { errorRate: 0 });
		expect(await subscriptions()).toHaveLength(1);
	});
});

describe('test and production address', () => {
	it('have subscriptions of their own, so that a test leaves production undisturbed', async () => {
		const host = await hostTrigger();
		await host.activate();
		await host.activate('test');
		const addresses = (await subscriptions()).map(({ notificationUrl }) => notificationUrl);

		const testBody = aNotification('test-event');
		const testStatus = await deliver(host.url('test'), testBody, sign(testBody, securityKeyOf(host, 'test')));
		await host.deactivate('test');
		const body = aNotification('production-event');
		const status = await deliver(host.url(), body, sign(body, securityKeyOf(host)));

		expect(addresses.sort()).toEqual([host.url('test'), host.url()].sort());
		expect([testStatus, status]).toEqual([200, 200]);
		expect(host.executions.flat().map(({ json }) => [json.eventId, json.isTest])).toEqual([
			['test-event', true],
			['production-event', false],
		]);
		expect(await subscriptions()).toMatchObject([{ notificationUrl: host.url() }]);
	});

	it('do not accept the key of the other', async () => {
		const host = await hostTrigger();
		await host.activate();
		await host.activate('test');

		const status = await deliver(
			host.url(),
			aNotification(),
			sign(aNotification(), securityKeyOf(host, 'test')),
		);

		expect(status).toBe(401);
	});
});

describe('deliveries', () => {
	it('are refused with 401 when signature, body or key do not fit, and start nothing', async () => {
		const host = await hostTrigger();
		await host.activate();
		const body = aNotification();
		const signature = sign(body, securityKeyOf(host));

		const statuses = [
			await deliver(host.url(), body),
			await deliver(host.url(), body, sign(body, 'another key')),
			await deliver(host.url(), body.replace('Acme', 'Acmf'), signature),
			await deliver(host.url('test'), body, signature),
		];

		expect(statuses).toEqual([401, 401, 401, 401]);
		expect(host.executions).toEqual([]);
	});

	it('are answered with 200 and dropped when the event was handled before', async () => {
		const host = await hostTrigger();
		await host.activate();
		const signature = sign(aNotification(), securityKeyOf(host));

		const statuses = [
			await deliver(host.url(), aNotification(), signature),
			await deliver(host.url(), aNotification(), signature),
		];

		expect(statuses).toEqual([200, 200]);
		expect(host.executions).toHaveLength(1);
	});

	it('have one effect when BILL sends an event twice at the same time', async () => {
		const host = await hostTrigger();
		await host.activate();
		await bill.control('faults', { kind: 'duplicate-notification' });

		await createVendor('Acme');
		await until(async () => (await bill.stats()).notificationsSent === 2);

		expect(host.executions).toHaveLength(1);
	});

	it('are recognised as repeats after a restart', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);
		const [first, second] = [aNotification('event-1'), aNotification('event-2')];
		await deliver(host.url(), first, sign(first, key));
		await deliver(host.url(), second, sign(second, key));
		forgetProcessMemory();

		await deliver(host.url(), first, sign(first, key));

		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual(['event-1', 'event-2']);
	});

	it('are read when BILL escapes the payload into a string', async () => {
		await bill.control('switches', { pushEscaped: true });
		const host = await hostTrigger();
		await host.activate();

		const { id } = await createVendor('Acme');
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ eventType: 'vendor.created', entity: { id } });
	});

	it('are processed when BILL sends them again after the workflow could not store them', async () => {
		let isStoreDown = true;
		const stored: unknown[] = [];
		const host = await hostTrigger({ acknowledge: 'lastNode' }, ([{ json }]) => {
			const isLost = isStoreDown;
			isStoreDown = false;
			if (isLost) throw new Error('The data table is locked');
			stored.push(json.entity);
		});
		await host.activate();

		const { id } = await createVendor('Acme');
		await until(() => stored.length > 0);

		expect(stored).toEqual([expect.objectContaining({ id })]);
		expect(host.executions).toHaveLength(2);
		expect(await subscriptions()).toMatchObject([{ status: { enabled: true } }]);
	});

	it('are acknowledged when the workflow says so, and not before', async () => {
		const order: string[] = [];
		const host = await hostTrigger({ acknowledge: 'responseNode' }, async (_items, respond) => {
			order.push('stored');
			respond(200);
		});
		await host.activate();

		const status = await deliver(host.url(), aNotification(), sign(aNotification(), securityKeyOf(host)));
		order.push(`answered ${status}`);

		expect(order).toEqual(['stored', 'answered 200']);
	});

	it('are answered before the workflow ends when BILL shall not wait for it', async () => {
		let end = () => {};
		const host = await hostTrigger({}, async () => await new Promise<void>((resolve) => (end = resolve)));
		await host.activate();

		const status = await deliver(host.url(), aNotification(), sign(aNotification(), securityKeyOf(host)));
		end();

		expect(status).toBe(200);
	});
});

describe('steps of a payment that are left out', () => {
	const aPayment = (eventId: string, status: string) =>
		JSON.stringify({
			metadata: {
				eventId,
				subscriptionId: 's-1',
				organizationId: '008-1',
				eventType: 'payment.updated',
				version: '1',
			},
			payment: { id: 'stp-1', status },
		});

	it('are acknowledged and start nothing, while outcomes and unknown statuses start the workflow', async () => {
		const host = await hostTrigger({ events: ['payment.updated'], leaveOutStatuses: ['SENT', 'PROCESSED'] });
		await host.activate();
		const bodies = ['SENT', 'PROCESSED', 'CLEARED', 'A_STATUS_OF_TOMORROW'].map((status) =>
			aPayment(status, status),
		);

		const replies = [];
		for (const body of bodies) replies.push(await deliver(host.url(), body, sign(body, securityKeyOf(host))));

		expect(replies).toEqual([200, 200, 200, 200]);
		expect(host.executions.flat().map(({ json }) => json.eventId)).toEqual([
			'CLEARED',
			'A_STATUS_OF_TOMORROW',
		]);
	});
});

describe('confirmation', () => {
	it('adds the record as BILL has it now', async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		const { id } = await createVendor('Acme Renamed');
		await until(() => host.executions.length > 0);

		const stale = aNotification('late-event', id);
		await deliver(host.url(), stale, sign(stale, securityKeyOf(host)));

		expect(host.executions[1][0].json).toMatchObject({
			entity: { id, name: 'Acme' },
			confirmed: { id, name: 'Acme Renamed' },
		});
	});

	it('asks BILL to send the event again when the record cannot be read, and processes it then', async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		await bill.control('faults', { kind: 'object-error', on: 'GET /v3/vendors/*', times: 3 });

		const { id } = await createVendor('Acme');
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ confirmed: { id } });
		expect((await bill.stats()).notificationsFailed).toBe(1);
	});

	it("hands over BILL's test event, whose record does not exist, without one", async () => {
		const host = await hostTrigger({ confirmByGet: true });
		await host.activate();
		const [{ id }] = await subscriptions();

		await bill.asSomebodyElse('POST', `/connect-events/v3/subscriptions/${id}/test`, {});
		await until(() => host.executions.length > 0);

		expect(host.executions[0][0].json).toMatchObject({ eventType: 'vendor.created' });
		expect(host.executions[0][0].json).not.toHaveProperty('confirmed');
		expect((await bill.stats()).notificationsFailed).toBe(0);
	});
});

describe('list of events', () => {
	it("is BILL's own", async () => {
		const options = await loadOptions(aTrigger(), 'loadEventTypes');

		expect(options).toContainEqual(expect.objectContaining({ value: 'payment.updated' }));
		expect(options.every(({ description }) => !description?.includes('built-in'))).toBe(true);
	});

	it('says so when it is the built-in one, and why', async () => {
		const trigger = aTrigger({ password: 'wrong' });

		const options = await loadOptions(trigger, 'loadEventTypes');

		expect(options).toContainEqual({
			name: 'payment.updated',
			value: 'payment.updated',
			description: expect.stringMatching(/built-in list.*BDC_1101/),
		});
	});
});

function aTrigger(change: Record<string, string> = {}) {
	return { type: 'billComTrigger', credentials: { billComApi: { ...bill.credential, ...change } } };
}

function aSubscription(number: number) {
	return {
		name: `Subscription ${number}`,
		status: { enabled: true },
		events: [{ type: 'vendor.created', version: '1' }],
		notificationUrl: `http://127.0.0.1:9/${number}`,
	};
}
