import { Clock } from '../../../sandbox/simulator/clock';
import { Limits } from '../../../sandbox/bill/world/limits';
import { Refusal } from '../../../sandbox/bill/refusals/refusal';
import { emptyStats } from '../../../sandbox/bill/world/stats';
import { createStore } from '../../../sandbox/bill/store/store';
import { DEFAULT_SWITCHES } from '../../../sandbox/bill/world/switches';
import { Caller, LOGIN, codes, endAll, startBill, startSignedIn } from './harness';

afterEach(endAll);

it('refuses the fourth call at once and takes it when a lane is free', async () => {
	const { bill, api } = await startSignedIn();
	await new Caller(bill.url).post('/sandbox/faults', {
		kind: 'latency',
		on: 'GET /v3/bills',
		ms: 300,
		times: 4,
	});

	const answers = await Promise.all([1, 2, 3, 4].map(async () => await api.get('/v3/bills')));

	expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 400]);
	expect(answers.flatMap(codes)).toEqual(['BDC_1322']);
	expect((await api.get('/v3/bills')).status).toBe(200);
	const { data: stats } = await new Caller(bill.url).get('/sandbox/stats');
	expect(stats).toMatchObject({ maxInFlight: 4, refusals: { BDC_1322: 1 } });
});

it('gives the lane of a caller back who hung up', async () => {
	const { bill, api } = await startSignedIn({ switches: { latency: 20 } });
	await new Caller(bill.url).post('/sandbox/faults', {
		kind: 'lost-reply',
		on: 'POST /v3/vendors',
		times: 3,
	});
	const vendor = { name: 'Hung Up Ltd', address: {} };

	const outcomes = await Promise.allSettled([1, 2, 3].map(async () => await api.post('/v3/vendors', vendor)));

	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
	const answers = await Promise.all([1, 2, 3].map(async () => await api.get('/v3/bills')));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

it('answers 429 and Retry-After where the switches say so', async () => {
	const { bill, api } = await startSignedIn({ switches: { rateLimitStatus: 429, retryAfter: 7 } });
	await new Caller(bill.url).post('/sandbox/faults', { kind: 'concurrency-limit' });

	const answer = await api.get('/v3/bills');

	expect([answer.status, answer.headers['retry-after'], codes(answer)]).toEqual([429, '7', ['BDC_1322']]);
});

it('refuses the 201st login of an hour and takes it in the next', async () => {
	const bill = await startBill();
	const open = new Caller(bill.url);
	for (let count = 0; count < 200; count++) await open.post('/v3/login', { ...LOGIN, password: 'guess' });

	const refused = await open.post('/v3/login', LOGIN);
	await open.post('/sandbox/clock', { advanceMs: 3_600_000 });
	const later = await open.post('/v3/login', LOGIN);

	expect([refused.status, codes(refused)]).toEqual([400, ['BDC_1144']]);
	expect(refused.data).toMatchObject([
		{ category: 'DOWNSTREAM', message: expect.stringContaining('logins') },
	]);
	expect(later.status).toBe(200);
});

it('refuses call 20,001 of a key in an hour, and no call of another key', () => {
	const store = createStore(() => undefined);
	const clock = new Clock(0, () => Date.parse('2027-01-13T12:00:00Z'));
	const limits = new Limits({ store, clock, stats: emptyStats(), switches: DEFAULT_SWITCHES });
	for (let count = 0; count < 20_000; count++) limits.countHourly('calls', 'key');

	expect(() => limits.countHourly('calls', 'key')).toThrow(Refusal);
	expect(() => limits.countHourly('calls', 'other')).not.toThrow();
	clock.advance(3_600_000);
	expect(() => limits.countHourly('calls', 'key')).not.toThrow();
});

it('fails the share of calls the error rate asks for, before anything happened', async () => {
	const { bill, api } = await startSignedIn();
	await new Caller(bill.url).post('/sandbox/switches', { errorRate: 0.25 });

	const answers: number[] = [];
	for (let count = 0; count < 8; count++)
		answers.push((await api.post('/v3/vendors', { name: 'V', address: {} })).status);

	expect(answers.filter((status) => status === 500)).toHaveLength(2);
	const { data: state } = await new Caller(bill.url).get('/sandbox/state');
	expect(state.vendors).toHaveLength(6);
});
