import { codes, endAll, startReceiver, startSignedIn, untilFact } from './harness';
import { aSubscription, createVendor, subscribe } from './records';

afterEach(endAll);

describe('an answer other than 200', () => {
	it('makes BILL send the same event again', async () => {
		const { api } = await startSignedIn({ timeScale: 0.001 });
		const receiver = await startReceiver(500, 201, 200);
		await subscribe(api, aSubscription(receiver.url, 'vendor.created'));
		await createVendor(api);

		const received = await receiver.until(3);

		expect(new Set(received.map(({ body }) => body)).size).toBe(1);
	});

	it('four times over switches the subscription off until it is switched on again', async () => {
		const { api } = await startSignedIn({ timeScale: 0.001 });
		const receiver = await startReceiver(503, 503, 503, 503, 503, 200);
		const { id } = (await subscribe(api, aSubscription(receiver.url, 'vendor.created'))).data;
		await createVendor(api, { name: 'Lost' });

		const off = await untilFact(
			async () => (await api.get(`/v3/subscriptions/${id}`)).data,
			(subscription) => (subscription.status as { enabled: boolean }).enabled === false,
		);
		await createVendor(api, { name: 'While off' });
		await api.patch(`/v3/subscriptions/${id}`, { status: { enabled: true } });
		await createVendor(api, { name: 'Back on' });
		const received = await receiver.until(6);
		const log = await untilFact(
			async () => (await api.get(`/v3/events/subscription/${id}`)).data.results,
			(events) => events[2].statusCode !== undefined,
		);

		expect(off.status).toEqual({ enabled: false, updatedBy: 'SYSTEM' });
		expect(received).toHaveLength(6);
		expect(received[5].event.vendor).toMatchObject({ name: 'Back on' });
		expect(log.map(({ statusCode }) => statusCode)).toEqual([503, undefined, 200]);
	});

	it('counts nobody answering as a failure', async () => {
		const { api } = await startSignedIn({ timeScale: 0.001, switches: { pushRetries: 0 } });
		const { id } = (await subscribe(api, aSubscription('http://127.0.0.1:9/hook', 'vendor.created'))).data;
		await createVendor(api);

		const { status } = await untilFact(
			async () => (await api.get(`/v3/subscriptions/${id}`)).data,
			(subscription) => (subscription.status as { enabled: boolean }).enabled === false,
		);

		expect(status).toMatchObject({ updatedBy: 'SYSTEM' });
	});
});

describe('the event log', () => {
	it('shows what was sent, by time and by entity, and sends one again with the same id', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const { id } = (await subscribe(api, aSubscription(receiver.url, 'vendor.created'))).data;
		const vendor = await createVendor(api);
		await createVendor(api);
		await receiver.until(2);

		const log = `/v3/events/subscription/${id}`;
		const all = (await api.get(log)).data.results;
		const own = (await api.list(log, { entityId: vendor.id })).data.results;
		const later = (await api.list(log, { createdTimeFrom: '2999-01-01' })).data.results;
		await api.post(`${log}/event/${own[0].id}`);
		const again = (await receiver.until(3))[2].event;

		expect([all.length, own.length, later.length]).toEqual([2, 1, 0]);
		expect(JSON.parse(String(own[0].payload))).toEqual(again);
		expect(again.metadata.eventId).toBe(own[0].id);
		expect(codes(await api.list(log, { createdTimeFrom: 'yesterday' }))).toEqual(['BDC_1129']);
		expect((await api.post(`${log}/event/none`)).status).toBe(404);
	});
});
