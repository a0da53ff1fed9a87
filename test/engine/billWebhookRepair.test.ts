import {
	aNotification,
	bill,
	createVendor,
	deliver,
	fragileWorkflow,
	hostTrigger,
	missVendors,
	resentEventIds,
	runOnSubscriptions,
	securityKeyOf,
	sign,
	subscribe,
	subscriptionOf,
	subscriptions,
	until,
	useBillTrigger,
} from './billTriggerStage';
import type { WebhookHost } from './harness';

useBillTrigger();

const originOf = (host: WebhookHost) => new URL(host.url()).origin;
const addresses = async () => (await subscriptions()).map(({ notificationUrl }) => notificationUrl).sort();

async function repair(host: WebhookHost, parameters: object = {}) {
	const { items, error } = await runOnSubscriptions('repair', { baseUrl: originOf(host), ...parameters });
	return { error, report: items.map(({ json }) => json) };
}

const expecting = (url: string, events: string[] = []) => ({
	expectedWebhooks: { webhook: [{ url, events }] },
});

describe('after an outage', () => {
	it('Repair switches the subscription on, and every missed event reaches the workflow exactly once', async () => {
		const { state, workflow } = fragileWorkflow();
		const host = await hostTrigger({ acknowledge: 'lastNode' }, workflow);
		await host.activate();
		await createVendor('Acme');
		await until(() => state.handled.includes('Acme'));
		await missVendors(host, state, ['Birch', 'Cedar', 'Dune']);

		const { report } = await repair(host);
		await until(() => state.handled.length >= 4);
		await until(async () => (await bill.rows('events')).every(({ statusCode }) => statusCode === 200));
		const { report: second } = await repair(host);

		expect(report).toEqual([
			expect.objectContaining({
				notificationUrl: host.url(),
				found: ['switchedOff', 'missedEvents'],
				did: ['switchedOn', 'resent'],
				missedEvents: 3,
				resentEvents: 3,
				problem: '',
			}),
		]);
		expect(second).toMatchObject([{ found: ['healthy'], did: [], missedEvents: 0 }]);
		expect(state.handled.sort()).toEqual(['Acme', 'Birch', 'Cedar', 'Dune']);
		expect((await subscriptionOf(host)).status.enabled).toBe(true);
	});

	it('Repair finds an event that failed for good although a later one arrived', async () => {
		const { state, workflow } = fragileWorkflow();
		const host = await hostTrigger(
			{ acknowledge: 'lastNode', options: { catchUpOnActivation: false } },
			workflow,
		);
		await host.activate();
		await missVendors(host, state, ['Acme']);
		await host.activate();
		await createVendor('Birch');
		await until(() => state.handled.includes('Birch'));

		await repair(host);
		await until(() => state.handled.includes('Acme'));

		expect(state.handled).toEqual(['Birch', 'Acme']);
	});

	it('Repair only reports in a dry run', async () => {
		const { state, workflow } = fragileWorkflow();
		const host = await hostTrigger({ acknowledge: 'lastNode' }, workflow);
		await host.activate();
		await missVendors(host, state, ['Acme', 'Birch']);
		const before = await subscriptions();

		const { report } = await repair(host, { options: { dryRun: true } });

		expect(report).toMatchObject([
			{ found: ['switchedOff', 'missedEvents'], missedEvents: 2, resentEvents: 0, isDryRun: true },
		]);
		expect(await subscriptions()).toEqual(before);
		expect(await resentEventIds()).toEqual([]);
	});

	it('Repair sends the oldest events up to its limit and says how many are left', async () => {
		const { state, workflow } = fragileWorkflow();
		const host = await hostTrigger({ acknowledge: 'lastNode' }, workflow);
		await host.activate();
		await missVendors(host, state, ['Acme', 'Birch', 'Cedar']);
		const missed = (await bill.rows('events')).map(({ id }) => id);

		const { report } = await repair(host, { options: { resendAtMost: 2 } });

		expect(report).toMatchObject([
			{ missedEvents: 3, resentEvents: 2, advice: expect.stringContaining('1 missed events are left') },
		]);
		expect(await resentEventIds()).toEqual(missed.slice(0, 2));
	});

	it('Repair goes on with the others when BILL does not let it repair one', async () => {
		const host = await hostTrigger();
		const [one, other] = ['one', 'other'].map((name) => `${originOf(host)}/webhook/${name}/webhook`);
		await subscribe(one, { status: { enabled: false } });
		await subscribe(other, { status: { enabled: false } });
		await bill.control('faults', { kind: 'object-error', on: 'PATCH /v3/subscriptions/*', times: 3 });

		const { report } = await repair(host);

		expect(report).toMatchObject([
			{ notificationUrl: one, did: [], problem: expect.stringContaining('Bad Gateway'), curedBy: 'time' },
			{ notificationUrl: other, did: ['switchedOn'], problem: '' },
		]);
	});
});

describe('what belongs to others', () => {
	it('is reported and left as it is: other hosts, test addresses, and the test of the trigger itself', async () => {
		const host = await hostTrigger();
		await host.activate();
		await host.activate('test');
		const off = { status: { enabled: false } };
		await subscribe('https://elsewhere.example/webhook/1/webhook', off);
		await subscribe(`${originOf(host)}/other-app/hook`, off);
		await subscribe(`${originOf(host)}/webhook-test/abandoned/webhook`, off);
		const before = await subscriptions();

		const { report } = await repair(host, {
			...expecting(host.url()),
			options: { removeOrphans: true },
		});

		expect(report.map(({ found }) => found).flat()).toEqual([
			'healthy',
			'testAddress',
			'elsewhere',
			'elsewhere',
			'testAddress',
		]);
		expect(await subscriptions()).toEqual(before);
	});

	it('stays on another host that only begins like this one', async () => {
		const host = await hostTrigger();
		await subscribe('https://n8n.example.com/webhook/1/webhook', { status: { enabled: false } });

		const { report } = await repair(host, { baseUrl: 'https://n8n.example' });

		expect(report).toMatchObject([{ found: ['elsewhere'], did: [] }]);
	});
});

describe('orphans', () => {
	it('of this n8n are removed where that is chosen, and only reported otherwise', async () => {
		const host = await hostTrigger();
		await host.activate();
		await subscribe(`${originOf(host)}/webhook/gone/webhook`);

		const { report: asReported } = await repair(host, expecting(host.url()));
		const kept = await addresses();
		const { report } = await repair(host, { ...expecting(host.url()), options: { removeOrphans: true } });

		expect(asReported[1]).toMatchObject({ found: ['orphan'], did: [] });
		expect(kept).toHaveLength(2);
		expect(report[1]).toMatchObject({ found: ['orphan'], did: ['removed'] });
		expect(await addresses()).toEqual([host.url()]);
	});

	it('are told from what is needed however its address is spelled', async () => {
		const host = await hostTrigger();
		await host.activate();

		const { report } = await repair(host, {
			...expecting(`${host.url().replace('http:', 'HTTP:')}/`),
			options: { removeOrphans: true },
		});

		expect(report).toMatchObject([{ found: ['healthy'], did: [] }]);
		expect(await addresses()).toEqual([host.url()]);
	});

	it('are not removed when nobody said which webhooks are needed', async () => {
		const host = await hostTrigger();
		await host.activate();

		const { error } = await repair(host, { options: { removeOrphans: true } });

		expect(error?.message).toMatch(/Remove Orphans.*Expected Webhooks/);
		expect(await addresses()).toEqual([host.url()]);
	});
});

describe('expected webhooks', () => {
	it('get the events they need and keep their key', async () => {
		const host = await hostTrigger();
		await host.activate();
		const key = securityKeyOf(host);

		const { report } = await repair(host, expecting(host.url(), ['vendor.created', 'vendor.archived']));

		expect(report).toMatchObject([{ found: ['eventsDiffer'], did: ['eventsReplaced'] }]);
		expect(await subscriptions()).toMatchObject([
			{ events: [{ type: 'vendor.created' }, { type: 'vendor.archived' }], status: { enabled: true } },
		]);
		expect(await deliver(host.url(), aNotification(), sign(aNotification(), key))).toBe(200);
	});

	it('that BILL does not have are reported with what to do, because only the trigger can keep a new key', async () => {
		const host = await hostTrigger();

		const { report } = await repair(host, expecting(host.url()));

		expect(report).toMatchObject([
			{
				notificationUrl: host.url(),
				found: ['missing'],
				advice: expect.stringContaining('publish it again'),
			},
		]);
		expect(await subscriptions()).toEqual([]);
	});

	it('that BILL has twice are reported, because only one of the two keys is the right one', async () => {
		const host = await hostTrigger();
		await host.activate();
		await subscribe(host.url(), { events: [{ type: 'bill.created', version: '1' }] });

		const { report } = await repair(host, expecting(host.url()));

		expect(report.map(({ found }) => found)).toEqual([['duplicate'], ['duplicate']]);
		expect(await subscriptions()).toHaveLength(2);
	});
});

it('knows the address of its own n8n unless told otherwise', async () => {
	const own = await subscribe('http://127.0.0.1:5678/webhook/1/webhook', { status: { enabled: false } });

	const { items } = await runOnSubscriptions('repair');

	expect(items).toMatchObject([{ json: { subscriptionId: own.id, did: ['switchedOn'] } }]);
});
