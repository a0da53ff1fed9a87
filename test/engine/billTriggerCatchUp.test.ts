import { ADDRESS } from './billRecords';
import {
	bill,
	createVendor,
	fragileWorkflow,
	hostTrigger,
	missVendors,
	resentEventIds,
	runOnSubscriptions,
	subscriptionOf,
	subscriptions,
	until,
	useBillTrigger,
} from './billTriggerStage';

useBillTrigger();

const DAY_MS = 24 * 3_600_000;

/** A published trigger that missed the given vendors and is up again. */
async function afterOutage(names: string[], options = {}) {
	const { state, workflow } = fragileWorkflow();
	const host = await hostTrigger({ acknowledge: 'lastNode', options }, workflow);
	await host.activate();
	await missVendors(host, state, names);
	return { host, state };
}

async function unanswered() {
	return (await bill.rows('events')).filter(({ statusCode }) => statusCode !== 200);
}

async function switchOn(id: string) {
	await bill.asSomebodyElse('PATCH', `/connect-events/v3/subscriptions/${id}`, { status: { enabled: true } });
}

describe('an activation', () => {
	it('has every missed event sent again, once, after BILL switched the subscription off', async () => {
		const { host, state } = await afterOutage(['Acme', 'Birch', 'Cedar']);

		await host.activate();
		await until(() => state.handled.length >= 3);
		await host.activate();
		await createVendor('Dune');
		await until(() => state.handled.includes('Dune'));

		expect(state.handled.sort()).toEqual(['Acme', 'Birch', 'Cedar', 'Dune']);
	});

	it('does so as well where the subscription was on again already', async () => {
		const { host, state } = await afterOutage(['Acme', 'Birch']);
		await switchOn((await subscriptionOf(host)).id);

		await host.activate();
		await until(() => state.handled.length >= 2);

		expect(state.handled.sort()).toEqual(['Acme', 'Birch']);
	});

	it('asks for the oldest event first', async () => {
		const { host } = await afterOutage(['Acme', 'Birch', 'Cedar']);
		const missed = (await bill.rows('events')).map(({ id }) => id);

		await host.activate();

		expect(await resentEventIds()).toEqual(missed);
	});

	it('stops after a hundred events, and Repair brings the others', async () => {
		const { host, state } = await afterOutage(['Acme']);
		for (let set = 1; set <= 6; set += 1) {
			const vendors = Array.from({ length: 20 }, (_, index) => ({
				name: `Vendor ${set}.${index}`,
				address: ADDRESS,
			}));
			await bill.asSomebodyElse('POST', '/v3/vendors/bulk', vendors);
		}

		await host.activate();
		await until(() => state.handled.length >= 100);
		await until(async () => (await unanswered()).length === 21);
		const asked = (await resentEventIds()).length;
		await runOnSubscriptions('repair', { baseUrl: new URL(host.url()).origin });
		await until(async () => (await unanswered()).length === 0);

		expect(asked).toBe(100);
		expect(state.handled).toHaveLength(121);
		expect(new Set(state.handled).size).toBe(121);
	});

	it('leaves out events older than the maximum age', async () => {
		await bill.control('clock', { advanceMs: -3 * DAY_MS });
		const { host, state } = await afterOutage(['Acme'], { catchUpMaxAgeDays: 2 });
		await bill.control('clock', { advanceMs: 3 * DAY_MS });
		state.isDown = true;
		await createVendor('Birch');
		state.isDown = false;

		await host.activate();
		await until(() => state.handled.length > 0);

		expect(await resentEventIds()).toHaveLength(1);
		expect(state.handled).toEqual(['Birch']);
	});

	it('asks for nothing where Resend Missed Events on Activation is off', async () => {
		const { host } = await afterOutage(['Acme'], { catchUpOnActivation: false });

		await host.activate();

		expect((await subscriptionOf(host)).status.enabled).toBe(true);
		expect(await resentEventIds()).toEqual([]);
	});

	it('asks for nothing where n8n has not saved the key yet, whose deliveries it would refuse', async () => {
		const { host } = await afterOutage(['Acme']);
		host.forgetStaticData();

		await host.activate();

		expect((await subscriptionOf(host)).status.enabled).toBe(true);
		expect(await resentEventIds()).toEqual([]);
	});

	it("stands when BILL's event log cannot be read", async () => {
		const { host } = await afterOutage(['Acme']);
		await bill.control('faults', { kind: 'object-error', on: 'GET /v3/events/subscription/*', times: 3 });

		await host.activate();

		expect((await subscriptionOf(host)).status.enabled).toBe(true);
	});
});

it('listening for a test event leaves subscription and missed events of production alone', async () => {
	const { host } = await afterOutage(['Acme']);
	const before = await subscriptionOf(host);

	await host.activate('test');
	await host.deactivate('test');

	expect(await subscriptions()).toEqual([before]);
	expect(await resentEventIds()).toEqual([]);
});
