import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill } from './harness';
import type { Answer } from './harness';
import { aPayment, createBill } from './records';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const NO_TRUST = { rememberMeId: '', device: '' };
const DEVICE = { device: 'n8n-one', machineName: 'n8n' };

afterEach(endAll);

/** The code of the newest text message. */
async function textedToken(api: Caller): Promise<string> {
	const { data } = await new Caller(api.url).get('/sandbox/text-messages');
	return String((data as unknown as Array<{ token: string }>).at(-1)?.token);
}

async function untrusted(switches: Record<string, number | boolean | string> = {}): Promise<Caller> {
	return await signIn(await startBill({ switches }), NO_TRUST);
}

/** Asks for a code and answers it with these changes. */
async function answer(api: Caller, changes: object = {}): Promise<Answer> {
	const { data } = await api.post('/v3/mfa/challenge', {});
	const token = await textedToken(api);
	return await api.post('/v3/mfa/challenge/validate', { challengeId: data.challengeId, token, ...changes });
}

describe('a challenge', () => {
	it('makes the session trusted, so that it can pay', async () => {
		const api = await untrusted();
		const bill = await createBill(api);
		const before = await api.post('/v3/payments', aPayment(bill));

		const answered = await answer(api);

		expect([before.status, codes(before)]).toEqual([403, ['BDC_1361']]);
		expect([answered.status, answered.data]).toEqual([200, { trusted: true }]);
		expect((await api.post('/v3/payments', aPayment(bill))).status).toBe(201);
	});

	it('remembers the device for 30 days from then', async () => {
		const api = await untrusted();
		const { data } = await answer(api, { ...DEVICE, rememberMe: true });
		const trust = { rememberMeId: String(data.rememberMeId), device: DEVICE.device };
		const bill = { url: api.url, stop: async () => {} };
		const control = new Caller(api.url);

		await control.post('/sandbox/clock', { advanceMs: 30 * DAY_MS - MINUTE_MS });
		const inTime = await (await signIn(bill, trust)).get('/v3/login/session');
		const otherDevice = await (await signIn(bill, { ...trust, device: 'other' })).get('/v3/login/session');
		await control.post('/sandbox/clock', { advanceMs: MINUTE_MS });
		const late = await signIn(bill, trust);

		expect([inTime.data.mfaStatus, otherDevice.data.mfaStatus]).toEqual(['COMPLETE', 'REQUIRED']);
		const stepUp = await late.post('/v3/mfa/step-up', trust);
		expect([stepUp.status, stepUp.data]).toEqual([200, { trusted: false }]);
	});

	it('remembers for as long as a switch says', async () => {
		const api = await untrusted({ trustDays: 1 });
		const { data } = await answer(api, { ...DEVICE, rememberMe: true });
		await new Caller(api.url).post('/sandbox/clock', { advanceMs: DAY_MS });
		const late = await signIn({ url: api.url, stop: async () => {} }, NO_TRUST);

		const stepUp = await late.post('/v3/mfa/step-up', {
			rememberMeId: data.rememberMeId,
			device: DEVICE.device,
		});

		expect(stepUp.data).toEqual({ trusted: false });
	});

	it.each([
		[{ token: 'abcdef' }, 'BDC_1356'],
		[{ challengeId: 'none' }, 'BDC_1205'],
		[{ rememberMe: true, machineName: 'n8n' }, 'BDC_1000'],
		[{ rememberMe: true, device: 'n8n-one' }, 'BDC_1000'],
		[{ ...DEVICE, device: 'd'.repeat(41) }, 'BDC_1143'],
	])('is not answered by %j', async (changes, code) => {
		const api = await untrusted();

		const answered = await answer(api, changes);

		expect([answered.status, codes(answered)]).toEqual([400, [code]]);
		expect((await api.get('/v3/login/session')).data.mfaStatus).toBe('REQUIRED');
	});

	it('takes device names of 19 characters, and longer ones where a switch says so', async () => {
		const [strict, lenient] = [await untrusted(), await untrusted({ deviceMaxLength: 40 })];
		const named = async (api: typeof strict, length: number) =>
			codes(await answer(api, { ...DEVICE, device: 'd'.repeat(length) }));

		expect([await named(strict, 20), await named(strict, 19)]).toEqual([['BDC_1143'], []]);
		expect([await named(lenient, 41), await named(lenient, 40)]).toEqual([['BDC_1143'], []]);
	});

	it.each([
		['BDC_1356', 'BDC_1374'],
		['BDC_1374', 'BDC_1356'],
	])('tells a wrong code by %s and a late one by %s where switches say so', async (wrong, late) => {
		const api = await untrusted({ mfaWrongCode: wrong, mfaExpiredCode: late });

		const { data } = await api.post('/v3/mfa/challenge', {});
		const reply = async () =>
			codes(
				await api.post('/v3/mfa/challenge/validate', { challengeId: data.challengeId, token: '000 000' }),
			);

		const guessed = await reply();
		await new Caller(api.url).post('/sandbox/clock', { advanceMs: 11 * MINUTE_MS });

		expect([guessed, await reply()]).toEqual([[wrong], [late]]);
	});

	it('is over after three wrong codes, after ten minutes and after its use', async () => {
		const api = await untrusted();
		const ask = async () => String((await api.post('/v3/mfa/challenge', {})).data.challengeId);
		const reply = async (challengeId: string, token: string) =>
			codes(await api.post('/v3/mfa/challenge/validate', { challengeId, token }));
		const guessed = await ask();
		const guessedToken = await textedToken(api);
		for (let tries = 0; tries < 3; tries += 1) await reply(guessed, 'wrong');
		const used = await ask();
		const usedToken = await textedToken(api);
		await reply(used, usedToken);
		const old = await ask();
		const oldToken = await textedToken(api);
		await new Caller(api.url).post('/sandbox/clock', { advanceMs: 11 * MINUTE_MS });

		expect([
			await reply(guessed, guessedToken),
			await reply(used, usedToken),
			await reply(old, oldToken),
		]).toEqual([['BDC_1358'], ['BDC_1205'], ['BDC_1374']]);
	});

	it('texts five times a minute at most', async () => {
		const api = await untrusted();
		for (let sent = 0; sent < 5; sent += 1) await api.post('/v3/mfa/challenge', {});

		const sixth = await api.post('/v3/mfa/challenge', {});
		await new Caller(api.url).post('/sandbox/clock', { advanceMs: MINUTE_MS });
		const later = await api.post('/v3/mfa/challenge', {});

		expect([codes(sixth), later.status]).toEqual([['BDC_9044'], 200]);
	});

	it('knows no backup phone', async () => {
		const api = await untrusted();

		expect(codes(await api.post('/v3/mfa/challenge', { useBackup: true }))).toEqual(['BDC_1129']);
	});
});

describe('a phone', () => {
	const PHONE = { phone: '4195550199', type: 'MOBILE', primary: true };

	it.each(['/v3/mfa/setup/validate', '/v3/mfa/validate'])('is confirmed at %s', async (path) => {
		const bill = await startBill();
		const api = await signIn(bill);

		const { data } = await api.post('/v3/mfa/setup', PHONE);
		const before = await api.get('/v3/mfa/phones');
		const token = await textedToken(api);
		const confirmed = await api.post(path, { setupId: data.setupId, type: 'MOBILE', token });
		const after = await api.get('/v3/mfa/phones');

		expect(before.data.results).toMatchObject([{ phone: '****0100', primary: true }]);
		expect(confirmed.status).toBe(200);
		expect(after.data.results).toMatchObject([
			{ phone: '****0100', primary: false },
			{ phone: '****0199', primary: true },
		]);
	});

	it('can be the first one without trust, a further one cannot', async () => {
		const bill = await startBill();
		const approver = await signIn(bill, { ...NO_TRUST, username: TENANT.approverUsername });
		const clerk = await signIn(bill, NO_TRUST);

		const noPhone = await approver.post('/v3/mfa/challenge', {});
		const first = await approver.post('/v3/mfa/setup', PHONE);
		const further = await clerk.post('/v3/mfa/setup', PHONE);

		expect(codes(noPhone)).toEqual(['BDC_9043']);
		expect([first.status, further.status, codes(further)]).toEqual([200, 403, ['BDC_1361']]);
	});
});

it.each([
	['GET', 'phones', undefined],
	['POST', 'setup', { phone: '1', type: 'MOBILE', primary: true }],
	['POST', 'setup/validate', { setupId: 'a', type: 'MOBILE', token: '1' }],
	['POST', 'challenge', {}],
	['POST', 'challenge/validate', { challengeId: 'a', token: '1' }],
])('closes %s /v3/mfa/%s to sync tokens', async (method, path, body) => {
	const bill = await startBill();
	const api = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });

	expect(codes(await api.call(method, `/v3/mfa/${path}`, body))).toEqual(['BDC_1145']);
});
