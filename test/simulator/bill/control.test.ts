import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, LOGIN, endAll, messages, startBill, startSignedIn } from './harness';
import type { Body } from './harness';
import { aVendor, createVendor } from './records';

afterEach(endAll);

describe('the journal', () => {
	it('shows calls and answers without any secret', async () => {
		const { bill, api } = await startSignedIn();
		await createVendor(api, { paymentInformation: { bankAccount: { accountNumber: '000987654' } } });

		const { data } = await new Caller(bill.url).get('/sandbox/journal');

		const shown = JSON.stringify(data);
		expect(data).toMatchObject([
			{ method: 'POST', path: '/connect/v3/login', status: 200, body: { username: TENANT.username } },
			{ method: 'POST', path: '/connect/v3/vendors', status: 201, response: { name: aVendor().name } },
		]);
		for (const secret of [
			TENANT.password,
			TENANT.devKey,
			TENANT.rememberMeId,
			api.headers.sessionId,
			'000987654',
		]) {
			expect(shown).not.toContain(secret);
		}
	});

	it('can be asked for a path, a method and the newest only, and be cleared', async () => {
		const { bill, api } = await startSignedIn();
		await api.get('/v3/bills');
		await api.get('/v3/vendors');
		await api.post('/v3/vendors', aVendor());
		const control = new Caller(bill.url);

		const read = async (query: string) => {
			const journal: unknown = (await control.get(`/sandbox/journal?${query}`)).data;
			return Array.isArray(journal)
				? journal.map(({ method, path }: Body) => `${String(method)} ${String(path)}`)
				: [];
		};

		expect(await read('path=/connect/v3/vendors')).toEqual([
			'GET /connect/v3/vendors',
			'POST /connect/v3/vendors',
		]);
		expect(await read('method=get&limit=1')).toEqual(['GET /connect/v3/vendors']);
		await control.delete('/sandbox/journal');
		expect(await read('')).toEqual([]);
	});

	it('names the refusal and does not list the controls', async () => {
		const { bill, api } = await startSignedIn();
		await api.get('/v3/bills/none');
		const control = new Caller(bill.url);
		await control.get('/sandbox/stats');

		const { data } = await control.get('/sandbox/journal?limit=1');

		expect(data).toMatchObject([{ path: '/connect/v3/bills/none', status: 404, refusal: 'BDC_1205' }]);
	});
});

it('counts calls, logins and refusals', async () => {
	const bill = await startBill();
	const open = new Caller(bill.url);
	await open.post('/v3/login', { ...LOGIN, password: 'guess' });
	await open.post('/v3/login', LOGIN);
	await open.get('/v3/nothing');

	const { data } = await open.get('/sandbox/stats');

	expect(data).toMatchObject({ calls: 3, logins: 2, maxInFlight: 1, refusals: { BDC_1101: 1, BDC_1121: 1 } });
});

it('seeds ledger lists, vendors and accounts that the API then shows', async () => {
	const { bill, api } = await startSignedIn();
	const seed = {
		chartOfAccounts: [{ name: 'Printing', number: '6100' }],
		departments: [{ name: 'Operations' }],
		locations: [{ name: 'Toledo' }],
		accountingClasses: [{ name: 'Retail' }],
		jobs: [{ name: 'Job 1' }],
		items: [{ name: 'Paper' }],
		vendors: [aVendor()],
	};

	const { data: seeded } = await new Caller(bill.url).post('/sandbox/seed', seed);

	const paths = {
		chartOfAccounts: '/v3/classifications/chart-of-accounts',
		departments: '/v3/classifications/departments',
		locations: '/v3/classifications/locations',
		accountingClasses: '/v3/classifications/accounting-classes',
		jobs: '/v3/classifications/jobs',
		items: '/v3/classifications/items',
		vendors: '/v3/vendors',
	};
	for (const [name, path] of Object.entries(paths)) {
		const listed = (await api.get(path)).data.results;
		expect([name, listed]).toEqual([name, seeded[name]]);
	}
	const [account] = (await api.get('/v3/classifications/chart-of-accounts')).data.results;
	expect(account).toMatchObject({
		id: expect.stringMatching(/^0ca/),
		account: { type: 'EXPENSE', number: '6100' },
	});
});

it.each([
	['/sandbox/seed', { suppliers: [] }, 'suppliers: unknown field'],
	['/sandbox/switches', { weather: 'rain' }, 'Invalid value: unknown switch weather'],
	['/sandbox/switches', { mfaRequired: 'yes' }, 'Invalid value: mfaRequired cannot be "yes"'],
	['/sandbox/switches', { rateLimitStatus: 500 }, 'Invalid value: rateLimitStatus cannot be 500'],
	['/sandbox/switches', { voidTypes: 'UNDO' }, 'Invalid value: voidTypes cannot be "UNDO"'],
	['/sandbox/faults', { kind: 'latency', ms: -1 }, 'ms: must be 0 or more'],
	['/sandbox/clock', {}, 'advanceMs: must not be null'],
])('refuses %s with %j', async (path, body, message) => {
	const bill = await startBill();

	const answer = await new Caller(bill.url).post(path, body);

	expect([answer.status, messages(answer)]).toEqual([400, [message]]);
});

it('refuses to start with a switch nobody knows', async () => {
	const switches: object = { weather: 'rain' };

	await expect(startBill({ switches })).rejects.toThrow('unknown switch weather');
});

it('ends every session on request', async () => {
	const { bill, api } = await startSignedIn();

	const { data } = await new Caller(bill.url).post('/sandbox/expire-sessions');

	expect([data, (await api.get('/v3/vendors')).status]).toEqual([{ expired: 1 }, 401]);
});

it('tells a logger one line a call', async () => {
	const lines: string[] = [];
	const { api } = await startSignedIn({ logger: (line) => lines.push(line) });

	await api.get('/v3/bills/none');

	expect(lines).toEqual([
		expect.stringMatching(/^200 POST \/connect\/v3\/login/),
		expect.stringMatching(/^404 GET \/connect\/v3\/bills\/none BDC_1205/),
	]);
});
