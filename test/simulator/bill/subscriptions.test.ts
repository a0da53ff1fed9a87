import { randomUUID } from 'node:crypto';
import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill, startSignedIn } from './harness';
import { aSubscription, subscribe } from './records';

const HOOK = 'https://n8n.example/hook';

afterEach(endAll);

describe('a subscription', () => {
	it('tells its security key once', async () => {
		const { api } = await startSignedIn();

		const created = await subscribe(api, aSubscription(HOOK, 'bill.created'));
		const read = await api.get(`/v3/subscriptions/${created.data.id}`);
		const [row] = (await api.get('/v3/subscriptions')).data.results;

		expect(created.status).toBe(200);
		expect(created.data).toMatchObject({
			organizationId: TENANT.organizationId,
			securityKey: expect.any(String),
		});
		expect([read.data.securityKey, row.securityKey]).toEqual([undefined, undefined]);
	});

	it.each([
		['no idempotency key', {}, 'BDC_1129'],
		['a key that is no UUID', { 'X-Idempotent-Key': 'first' }, 'BDC_1129'],
		[
			'a UUID of version 1',
			{ 'X-Idempotent-Key': `${randomUUID().slice(0, 14)}1${randomUUID().slice(15)}` },
			'BDC_1129',
		],
	])('refuses %s', async (_, headers, code) => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/subscriptions', aSubscription(HOOK, 'bill.created'), headers);

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	it('is created once for the same idempotency key', async () => {
		const { bill, api } = await startSignedIn();
		const key = { 'X-Idempotent-Key': randomUUID() };
		const draft = aSubscription(HOOK, 'bill.created');

		const first = await api.post('/v3/subscriptions', draft, key);
		const again = await api.post('/v3/subscriptions', draft, key);
		await new Caller(bill.url).post('/sandbox/clock', { advanceMs: 25 * 3_600_000 });
		const dayAfter = await (await signIn(bill)).post('/v3/subscriptions', draft, key);

		expect(again.data).toEqual(first.data);
		expect(codes(dayAfter)).toEqual(['BDC_9008']);
	});

	it.each([
		[false, 200],
		[true, 400],
	])(
		'after a failed call with the same key, kept errors %s, answers %d',
		async (idempotentKeepErrors, status) => {
			const { api } = await startSignedIn({ switches: { idempotentKeepErrors } });
			const key = { 'X-Idempotent-Key': randomUUID() };
			await api.post('/v3/subscriptions', aSubscription('http://elsewhere.example', 'bill.created'), key);

			const second = await api.post('/v3/subscriptions', aSubscription(HOOK, 'bill.created'), key);

			expect(second.status).toBe(status);
		},
	);

	it.each([
		['http elsewhere', aSubscription('http://n8n.example/hook', 'bill.created'), 'BDC_1000'],
		['no URL', aSubscription('hook', 'bill.created'), 'BDC_1000'],
		['an unknown event', aSubscription(HOOK, 'bill.approved'), 'BDC_1129'],
		[
			'version 1.0',
			{ ...aSubscription(HOOK), events: [{ type: 'bill.created', version: '1.0' }] },
			'BDC_1129',
		],
		['no events', aSubscription(HOOK), 'BDC_1000'],
		['a status that is a word', { ...aSubscription(HOOK, 'bill.created'), status: 'enabled' }, 'BDC_1000'],
	])('refuses %s', async (_, draft, code) => {
		const { api } = await startSignedIn();

		const answer = await subscribe(api, draft);

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	it('refuses a duplicate with the same events and URL', async () => {
		const { api } = await startSignedIn();
		await subscribe(api, aSubscription(HOOK, 'bill.created', 'bill.updated'));

		const duplicate = await subscribe(api, aSubscription(HOOK, 'bill.updated', 'bill.created'));
		const other = await subscribe(api, aSubscription(HOOK, 'bill.created'));

		expect([duplicate.status, codes(duplicate), other.status]).toEqual([400, ['BDC_9008'], 200]);
	});

	it('is the last when it is the tenth', async () => {
		const { api } = await startSignedIn({ switches: { subscriptionLimitStatus: 422 } });
		for (let count = 0; count < 10; count++)
			await subscribe(api, aSubscription(`${HOOK}/${count}`, 'bill.created'));

		const eleventh = await subscribe(api, aSubscription(`${HOOK}/10`, 'bill.created'));

		expect([eleventh.status, codes(eleventh)]).toEqual([422, ['BDC_9007']]);
	});

	it('can be replaced, changed and deleted', async () => {
		const { api } = await startSignedIn();
		const { id } = (await subscribe(api, aSubscription(HOOK, 'bill.created'))).data;

		const replaced = await api.put(`/v3/subscriptions/${id}`, aSubscription(`${HOOK}/2`, 'vendor.created'));
		const changed = await api.patch(`/v3/subscriptions/${id}`, { status: { enabled: false } });
		const deleted = await api.delete(`/v3/subscriptions/${id}`);
		const gone = await api.delete(`/v3/subscriptions/${id}`);

		expect(replaced.data).toMatchObject({
			notificationUrl: `${HOOK}/2`,
			events: [{ type: 'vendor.created', version: '1' }],
		});
		expect(changed.data).toMatchObject({ status: { enabled: false }, notificationUrl: `${HOOK}/2` });
		expect([deleted.status, gone.status]).toEqual([200, 404]);
	});

	it.each([
		['both', [200, 200]],
		['hyphen', [200, 404]],
		['underscore', [404, 200]],
	])('gets a new key under the spelling %s', async (securityKeyPath, statuses) => {
		const { api } = await startSignedIn({ switches: { securityKeyPath } });
		const { id, securityKey } = (await subscribe(api, aSubscription(HOOK, 'bill.created'))).data;

		const answers = [];
		for (const spelling of ['security-key', 'security_key']) {
			answers.push(
				await api.post(`/v3/subscriptions/${id}/${spelling}`, undefined, {
					'X-Idempotent-Key': randomUUID(),
				}),
			);
		}

		expect(answers.map(({ status }) => status)).toEqual(statuses);
		expect(answers.some(({ data }) => data.securityKey === securityKey)).toBe(false);
	});

	it('is closed to sync tokens where the switch says so', async () => {
		const bill = await startBill({ switches: { tokenWebhooks: false } });
		const token = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });

		expect(codes(await subscribe(token, aSubscription(HOOK, 'bill.created')))).toEqual(['BDC_1145']);
	});

	it('appears in pages', async () => {
		const { api } = await startSignedIn();
		for (let count = 0; count < 3; count++)
			await subscribe(api, aSubscription(`${HOOK}/${count}`, 'bill.created'));

		const first = (await api.list('/v3/subscriptions', { max: '2' })).data;
		const second = (await api.list('/v3/subscriptions', { max: '2', nextPage: first.nextPage })).data;

		expect([first.results.length, second.results.length, second.nextPage]).toEqual([2, 1, undefined]);
		expect(codes(await api.list('/v3/subscriptions', { nextPage: 'x' }))).toEqual(['BDC_1129']);
	});
});

it('lists the event types with their versions', async () => {
	const { api } = await startSignedIn();

	const { data } = await api.get('/v3/events/catalog');

	expect(data.events).toEqual(expect.arrayContaining([{ type: 'payment.updated', version: '1' }]));
});
