import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill, startSignedIn } from './harness';

const MINUTE_MS = 60_000;

afterEach(endAll);

describe('a session', () => {
	it('says who is signed in', async () => {
		const { api } = await startSignedIn();

		const { data } = await api.get('/v3/login/session');

		expect(data).toEqual({
			organizationId: TENANT.organizationId,
			userId: TENANT.userId,
			mfaStatus: 'COMPLETE',
			mfaBypass: false,
		});
	});

	it('lists the organizations it reaches', async () => {
		const { api } = await startSignedIn();

		const { data } = await api.get('/v3/login/organizations');

		expect(data.results).toEqual([{ id: TENANT.organizationId, name: TENANT.organizationName }]);
	});

	it('lives on as long as calls come within 35 minutes', async () => {
		const { bill, api } = await startSignedIn();
		const control = new Caller(bill.url);
		await control.post('/sandbox/clock', { advanceMs: 34 * MINUTE_MS });
		await api.get('/v3/login/session');
		await control.post('/sandbox/clock', { advanceMs: 34 * MINUTE_MS });

		expect((await api.get('/v3/login/session')).status).toBe(200);
	});

	it('ends after 35 idle minutes', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/clock', { advanceMs: 36 * MINUTE_MS });

		const answer = await api.get('/v3/login/session');

		expect([answer.status, codes(answer)]).toEqual([401, ['BDC_1109']]);
	});

	it('of a sync token outlives 35 minutes and ends after 48 hours', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });
		const control = new Caller(bill.url);
		await control.post('/sandbox/clock', { advanceMs: 47 * 60 * MINUTE_MS });
		const before = await api.get('/v3/login/session');
		await control.post('/sandbox/clock', { advanceMs: 49 * 60 * MINUTE_MS });
		const after = await api.get('/v3/login/session');

		expect([before.status, after.status]).toEqual([200, 401]);
	});

	it('ends at its oldest age however busy it is', async () => {
		const { bill, api } = await startSignedIn({ switches: { sessionMaxAge: 60 } });
		await new Caller(bill.url).post('/sandbox/clock', { advanceMs: 2 * MINUTE_MS });

		expect((await api.get('/v3/login/session')).status).toBe(401);
	});

	it('ends at logout', async () => {
		const { api } = await startSignedIn();

		const logout = await api.post('/v3/logout');

		expect(logout.status).toBe(200);
		expect((await api.get('/v3/login/session')).status).toBe(401);
	});

	it('is refused with a developer key nobody has', async () => {
		const { api } = await startSignedIn();

		const answer = await new Caller(api.url, { ...api.headers, devKey: 'another' }).get('/v3/vendors');

		expect([answer.status, codes(answer)]).toEqual([401, ['BDC_1102']]);
	});

	it.each([
		['/v3/vendors', 401, 'BDC_1109'],
		['/v3/subscriptions', 400, 'BDC_1108'],
	])('is needed by %s', async (path, status, code) => {
		const bill = await startBill();

		const answer = await new Caller(bill.url, { devKey: TENANT.devKey }).get(path);

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});
});

describe('step-up', () => {
	it('makes a live session trusted', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { rememberMeId: '', device: '' });
		const { rememberMeId, device } = TENANT;

		const { data } = await api.post('/v3/mfa/step-up', { rememberMeId, device });

		expect(data).toEqual({ trusted: true });
		expect((await api.get('/v3/login/session')).data.mfaStatus).toBe('COMPLETE');
	});

	it('answers 200 with trusted false for an unknown id', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { rememberMeId: '' });

		const { status, data } = await api.post('/v3/mfa/step-up', {
			rememberMeId: 'old',
			device: TENANT.device,
		});

		expect([status, data]).toEqual([200, { trusted: false }]);
	});

	it('is closed to sync tokens', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });

		expect(codes(await api.post('/v3/mfa/step-up', {}))).toEqual(['BDC_1145']);
	});
});

it('answers health on both bases without key or session', async () => {
	const bill = await startBill();
	const open = new Caller(bill.url);

	const answers = [await open.get('/connect/v3/health'), await open.get('/connect-events/v3/health')];

	expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

it('answers BDC_1121 for webhook addresses on the wrong base', async () => {
	const { api } = await startSignedIn();

	const answer = await api.get('/connect/v3/subscriptions');

	expect([answer.status, codes(answer)]).toEqual([404, ['BDC_1121']]);
});
