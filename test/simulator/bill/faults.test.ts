import { Caller, codes, endAll, messages, signIn, startReceiver, startSignedIn } from './harness';
import {
	aBill,
	aPayment,
	aSubscription,
	aVendor,
	createBill,
	createPayment,
	createVendor,
	subscribe,
} from './records';

afterEach(endAll);

describe('a fault', () => {
	it('lost-reply lets the write take effect and cuts the connection', async () => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		await control.post('/sandbox/faults', { kind: 'lost-reply', on: 'POST /v3/payments' });
		const draft = aPayment(await createBill(api), { transactionNumber: 'SF-1' });

		const paying = api.post('/v3/payments', draft);

		await expect(paying).rejects.toMatchObject({ code: 'ECONNRESET' });
		const { data } = await api.list('/v3/payments', { filters: 'transactionNumber:eq:"SF-1"' });
		expect(data.results).toHaveLength(1);
		const journal: unknown = (await control.get('/sandbox/journal?path=/connect/v3/payments&method=POST'))
			.data;
		expect(journal).toMatchObject([{ status: 0, fault: 'lost-reply' }]);
	});

	it('server-error-after-write answers 500 for a bill that exists', async () => {
		const { bill, api } = await startSignedIn();
		const vendor = await createVendor(api);
		await new Caller(bill.url).post('/sandbox/faults', {
			kind: 'server-error-after-write',
			on: 'POST /v3/bills',
		});

		const first = await api.post('/v3/bills', aBill(vendor.id));
		const second = await api.post('/v3/bills', aBill(vendor.id));

		expect([first.status, codes(first), codes(second)]).toEqual([500, ['BDC_1001'], ['BDC_1171']]);
	});

	it('empty-body answers a 200 without a body', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'empty-body', on: 'POST /v3/vendors' });

		const { status, data } = await api.post('/v3/vendors', aVendor());

		expect([status, data]).toEqual([200, '']);
		expect((await api.get('/v3/vendors')).data.results).toHaveLength(1);
	});

	it.each([
		['cuts the connection', undefined, 0],
		['is answered by a gateway', 504, 504],
	])('late-write %s, and the write takes effect later', async (_, status, seen) => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		await control.post('/sandbox/faults', { kind: 'late-write', on: 'POST /v3/vendors', ms: 90_000, status });
		const vendors = async () => (await api.get('/v3/vendors')).data.results.length;

		const answer = await api.post('/v3/vendors', aVendor()).catch(() => undefined);
		const before = await vendors();
		await control.post('/sandbox/clock', { advanceMs: 90_000 });

		expect([answer?.status ?? 0, before, await vendors()]).toEqual([seen, 0, 1]);
	});

	it('a late-write that BILL refuses after all is heard by nobody, and one from before a reset is gone', async () => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		const vendor = await createVendor(api);
		await control.post('/sandbox/faults', { kind: 'late-write', on: 'POST /v3/bills', status: 504 });
		await api.post('/v3/bills', aBill(vendor.id));
		await api.post('/v3/bills', aBill(vendor.id));
		await control.post('/sandbox/clock', { advanceMs: 60_000 });
		const afterRefusal = (await api.get('/v3/bills')).data.results;
		await control.post('/sandbox/faults', { kind: 'late-write', on: 'POST /v3/vendors', status: 504 });
		await api.post('/v3/vendors', aVendor());
		await control.post('/sandbox/reset', {});
		await control.post('/sandbox/clock', { advanceMs: 60_000 });

		expect(afterRefusal).toHaveLength(1);
		expect((await (await signIn(bill)).get('/v3/vendors')).data.results).toEqual([]);
	});

	it('expired-session ends the session for good', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'expired-session' });

		const answers = [await api.get('/v3/vendors'), await api.get('/v3/vendors')];

		expect(answers.map(codes)).toEqual([['BDC_1109'], ['BDC_1109']]);
		expect((await (await signIn(bill)).get('/v3/vendors')).status).toBe(200);
	});

	it('untrusted-session leaves reads and refuses payments', async () => {
		const { bill, api } = await startSignedIn();
		const draft = aPayment(await createBill(api));
		await new Caller(bill.url).post('/sandbox/faults', {
			kind: 'untrusted-session',
			on: 'POST /v3/payments',
		});

		const paid = await api.post('/v3/payments', draft);

		expect([paid.status, codes(paid)]).toEqual([403, ['BDC_1361']]);
		expect((await api.get('/v3/bills')).status).toBe(200);
	});

	it.each([
		['hourly-limit', 'BDC_1144'],
		['concurrency-limit', 'BDC_1322'],
	])('%s refuses with %s as often as asked', async (kind, code) => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/faults', { kind, on: 'GET /v3/vendors', times: 2 });

		const answers = [];
		for (let count = 0; count < 3; count++) answers.push(await api.get('/v3/vendors'));

		expect(answers.map((answer) => codes(answer)[0])).toEqual([code, code, undefined]);
	});

	it('object-error answers one object before anything happened', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'object-error', on: 'POST /v3/vendors' });

		const { status, data } = await api.post('/v3/vendors', aVendor());

		expect([status, data]).toEqual([502, { message: 'Bad Gateway' }]);
		expect((await api.get('/v3/vendors')).data.results).toEqual([]);
	});

	it('unexpanded-message leaves a placeholder in the next refusal', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'unexpanded-message' });

		const answer = await api.get('/v3/bills/00n1');

		expect([answer.status, codes(answer), messages(answer)]).toEqual([
			404,
			['BDC_1205'],
			['Invalid value for ${paramName0}.'],
		]);
	});

	it('duplicate-notification sends the same event twice', async () => {
		const { bill, api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.created'));
		await new Caller(bill.url).post('/sandbox/faults', {
			kind: 'duplicate-notification',
			on: 'vendor.created',
		});
		await createVendor(api);

		const [first, second] = await receiver.until(2);

		expect(second.event.metadata.eventId).toBe(first.event.metadata.eventId);
	});

	it('late-notification lets later events overtake', async () => {
		const { bill, api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.created'));
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'late-notification', ms: 1500 });
		const late = await createVendor(api);
		const prompt = await createVendor(api);

		const received = await receiver.until(2);

		expect(received.map((one) => one.event.vendor)).toMatchObject([{ id: prompt.id }, { id: late.id }]);
	});

	it('lost-notification never arrives, and what happens next does', async () => {
		const { bill, api } = await startSignedIn();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.created'));
		await new Caller(bill.url).post('/sandbox/faults', { kind: 'lost-notification' });
		await createVendor(api);
		const second = await createVendor(api);

		const received = await receiver.until(1);

		expect(received.map((one) => one.event.vendor)).toMatchObject([{ id: second.id }]);
	});

	it('ach-return can be meant for one payment', async () => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		const [kept, returned] = [await createPayment(api), await createPayment(api)];
		await control.post('/sandbox/faults', { kind: 'ach-return', on: returned.id });
		for (let tick = 0; tick < 7; tick++) await control.post('/sandbox/tick');

		const statuses = [];
		for (const { id } of [kept, returned])
			statuses.push((await api.get(`/v3/payments/${id}`)).data.singleStatus);

		expect(statuses).toEqual(['CLEARED', 'DISBURSEMENT_FAILED_ACTION_NEEDED']);
	});

	it('meets one address only, any part where it has a star', async () => {
		const { bill, api } = await startSignedIn();
		const created = await createBill(api);
		const control = new Caller(bill.url);
		await control.post('/sandbox/faults', { kind: 'hourly-limit', on: 'GET /v3/bills/*' });

		const list = await api.get('/v3/bills');
		const one = await api.get(`/v3/bills/${created.id}`);

		expect([list.status, codes(one)]).toEqual([200, ['BDC_1144']]);
		expect((await control.get('/sandbox/faults')).data).toEqual([]);
	});

	it('can be taken back, and must be known', async () => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		await control.post('/sandbox/faults', { kind: 'hourly-limit' });
		await control.delete('/sandbox/faults');

		const unknown = await control.post('/sandbox/faults', { kind: 'earthquake' });

		expect([(await api.get('/v3/bills')).status, unknown.status]).toEqual([200, 400]);
	});
});
