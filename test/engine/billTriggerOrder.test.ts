import { forgetProcessMemory } from './harness';
import type { WebhookHost } from './harness';
import {
	aNotification,
	bill,
	createVendor,
	deliver,
	fragileWorkflow,
	hostTrigger,
	securityKeyOf,
	sign,
	until,
	useBillTrigger,
} from './billTriggerStage';

useBillTrigger();

const DROP = { options: { outOfOrder: 'drop' } };
const MORNING = '2026-11-22T08:00:00.000+00:00';
const NOON = '2026-11-22T12:00:00.000+00:00';

/** Delivers an update of a vendor as BILL does; returns the status of the answer. */
async function update(host: WebhookHost, eventId: string, updatedTime: string, vendorId = '009-1') {
	const metadata = { eventId, subscriptionId: 's-1', organizationId: '008-1', eventType: 'vendor.updated' };
	const vendor = { id: vendorId, name: eventId, updatedTime };
	const body = JSON.stringify({ metadata: { ...metadata, version: '1' }, vendor });
	return await deliver(host.url(), body, sign(body, securityKeyOf(host)));
}

const seen = (host: WebhookHost) => host.executions.flat().map(({ json }) => [json.eventId, json.isStale]);

async function published(parameters: object = {}) {
	const host = await hostTrigger(parameters);
	await host.activate();
	return host;
}

describe('an event that is older than one handled for the same record', () => {
	it('is passed on with a mark', async () => {
		const host = await published();

		const statuses = [await update(host, 'at noon', NOON), await update(host, 'in the morning', MORNING)];

		expect(statuses).toEqual([200, 200]);
		expect(seen(host)).toEqual([
			['at noon', false],
			['in the morning', true],
		]);
	});

	it('is acknowledged and starts nothing where such events are dropped', async () => {
		const host = await published(DROP);

		const statuses = [await update(host, 'at noon', NOON), await update(host, 'in the morning', MORNING)];

		expect(statuses).toEqual([200, 200]);
		expect(seen(host)).toEqual([['at noon', false]]);
	});

	it('is recognised after a restart', async () => {
		const host = await published(DROP);
		await update(host, 'at noon', NOON);
		await update(host, 'of another vendor', NOON, '009-2');
		forgetProcessMemory();

		await update(host, 'in the morning', MORNING);

		expect(seen(host).map(([eventId]) => eventId)).toEqual(['at noon', 'of another vendor']);
	});

	it('is recognised among the events of BILL itself', async () => {
		const host = await published({ events: ['vendor.created', 'vendor.updated'] });
		await bill.control('faults', { kind: 'late-notification', on: 'vendor.created', ms: 1500 });
		const { id } = await createVendor('Acme');

		await bill.asSomebodyElse('PATCH', `/v3/vendors/${id}`, { name: 'Acme Renamed' });
		await until(() => host.executions.length === 2);

		expect(host.executions.flat().map(({ json }) => [json.eventType, json.isStale])).toEqual([
			['vendor.updated', false],
			['vendor.created', true],
		]);
	});
});

describe('an event is not taken for late', () => {
	it('when the newer one could not be handled', async () => {
		const { state, workflow } = fragileWorkflow();
		const host = await hostTrigger({ acknowledge: 'lastNode', ...DROP }, workflow);
		await host.activate();
		state.isDown = true;
		await update(host, 'at noon', NOON);
		state.isDown = false;

		await update(host, 'in the morning', MORNING);
		await update(host, 'at noon', NOON);

		expect(state.handled).toEqual(['in the morning', 'at noon']);
	});

	it('when it is about another record, as new as the last one, or without a time', async () => {
		const host = await published(DROP);
		await update(host, 'at noon', NOON);

		await update(host, 'of another vendor', MORNING, '009-2');
		await update(host, 'at noon as well', NOON);
		const body = aNotification('without a time', '009-1');
		await deliver(host.url(), body, sign(body, securityKeyOf(host)));

		expect(seen(host).map(([eventId]) => eventId)).toEqual([
			'at noon',
			'of another vendor',
			'at noon as well',
			'without a time',
		]);
	});
});
