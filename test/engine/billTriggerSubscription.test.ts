import { loadOptions } from './harness';
import {
	aNotification,
	bill,
	createVendor,
	deliver,
	hostTrigger,
	securityKeyOf,
	sign,
	subscriptions,
	until,
	useBillTrigger,
} from './billTriggerStage';

useBillTrigger();

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
				isStale: false,
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
			description: expect.stringMatching(/Unpublish a workflow.*Subscription 7 → http:\/\/127\.0\.0\.1:9\/7/),
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
