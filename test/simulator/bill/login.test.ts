import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, LOGIN, codes, endAll, messages, signIn, startBill, startSignedIn } from './harness';

const DAY_MS = 86_400_000;

afterEach(endAll);

describe('signing in', () => {
	it('gives a trusted session to a remembered device', async () => {
		const bill = await startBill();

		const { status, data } = await new Caller(bill.url).post('/v3/login', LOGIN);

		expect(status).toBe(200);
		expect(data).toMatchObject({
			organizationId: TENANT.organizationId,
			userId: TENANT.userId,
			trusted: true,
		});
		expect(Object.keys(data).sort()).toEqual(['organizationId', 'sessionId', 'trusted', 'userId']);
	});

	it.each([
		['a wrong password', { password: 'guess' }, 401, 'BDC_1101'],
		['an unknown user', { username: 'nobody@example.com' }, 401, 'BDC_1101'],
		['a key of the other environment', { devKey: 'production-key' }, 401, 'BDC_1102'],
		['an unknown organization', { organizationId: '00801ELSEWHERE000001' }, 400, 'BDC_1205'],
		['a device name BILL finds too long', { device: 'd'.repeat(41) }, 400, 'BDC_1143'],
	])('refuses %s', async (_, changes, status, code) => {
		const bill = await startBill();

		const answer = await new Caller(bill.url).post('/v3/login', { ...LOGIN, ...changes });

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('answers more fields where the switch says so', async () => {
		const bill = await startBill({ switches: { loginExtras: true } });

		const { data } = await new Caller(bill.url).post('/v3/login', LOGIN);

		expect(data).toMatchObject({ usersId: TENANT.userId, apiEndPoint: expect.any(String) });
	});

	it('takes the developer key from the body only', async () => {
		const bill = await startBill();
		const { devKey, ...body } = LOGIN;

		const answer = await new Caller(bill.url, { devKey }).post('/v3/login', body);

		expect(messages(answer)).toEqual(['devKey: must not be null']);
	});

	it('refuses the spellings of v2', async () => {
		const bill = await startBill();
		const { username: userName, ...body } = LOGIN;

		const answer = await new Caller(bill.url).post('/v3/login', { ...body, userName });

		expect(messages(answer)).toEqual(['username: must not be null', 'userName: unknown field']);
	});

	it('refuses text that is not JSON', async () => {
		const bill = await startBill();

		const answer = await new Caller(bill.url).post('/v3/login', Buffer.from('{"username":'), {
			'content-type': 'application/json',
		});

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1122']]);
	});

	it('refuses a body of another kind', async () => {
		const bill = await startBill();

		const answer = await new Caller(bill.url).post('/v3/login', 'a=b', { 'content-type': 'text/plain' });

		expect([answer.status, codes(answer)]).toEqual([415, ['BDC_1122']]);
	});

	it('trusts nobody whose remembered device is older than 30 days', async () => {
		const bill = await startBill();
		await new Caller(bill.url).post('/sandbox/clock', { advanceMs: 31 * DAY_MS });

		const { data } = await new Caller(bill.url).post('/v3/login', LOGIN);

		expect(data.trusted).toBe(false);
	});

	it('gives a sync token a system user and no trust', async () => {
		const bill = await startBill();
		const token = { ...LOGIN, username: TENANT.syncTokenName, password: TENANT.syncTokenValue };

		const { data } = await new Caller(bill.url).post('/v3/login', token);

		expect(data).toMatchObject({ userId: expect.stringMatching(/^syu0/), trusted: false });
	});

	it('ends older sessions of the user where the switch says so', async () => {
		const { bill, api } = await startSignedIn({ switches: { loginInvalidatesOlder: true } });

		await signIn(bill);

		expect(codes(await api.get('/v3/login/session'))).toEqual(['BDC_1109']);
	});

	it('ends the oldest session above the most a user may hold', async () => {
		const { bill, api: first } = await startSignedIn({ switches: { maxSessions: 2 } });
		const second = await signIn(bill);

		await signIn(bill);

		expect((await first.get('/v3/login/session')).status).toBe(401);
		expect((await second.get('/v3/login/session')).status).toBe(200);
	});
});
