import { codes, endAll, messages, signIn, startBill, startSignedIn } from './harness';
import { aVendor, createVendor } from './records';

afterEach(endAll);

describe('creating a vendor', () => {
	it('answers 201 with an id of 20 characters and the fields sent', async () => {
		const { api } = await startSignedIn();

		const { status, data } = await api.post('/v3/vendors', aVendor({ email: 'billing@northwind.example' }));

		expect(status).toBe(201);
		expect(data.id).toMatch(/^009[0-9]{2}[0-9A-Z]{15}$/);
		expect(data).toMatchObject({
			...aVendor(),
			archived: false,
			billCurrency: 'USD',
			networkStatus: 'NOT_CONNECTED',
		});
	});

	it.each([
		['no address', { address: undefined }, 'BDC_1000', 'address: must not be null'],
		['a blank name', { name: '' }, 'BDC_1000', 'name: must not be blank'],
		['a long name', { name: 'n'.repeat(101) }, 'BDC_1143', 'Value is too long: name, at most 100 characters'],
		[
			'a country of three letters',
			{ address: { country: 'USA' } },
			'BDC_1000',
			'address.country: is not valid',
		],
		['an unknown currency', { billCurrency: 'XYZ' }, 'BDC_1000', 'billCurrency: unknown currency XYZ'],
		['an unknown field', { payeeName: 'N' }, 'BDC_1000', 'payeeName: unknown field'],
		['a number as text', { phone: 5550100 }, 'BDC_1000', 'phone: must be text'],
		['null', { email: null }, 'BDC_1000', 'email: must be text'],
		[
			'an unknown account type',
			{ accountType: 'FRIEND' },
			'BDC_1000',
			'accountType: must be one of ["BUSINESS","PERSON","NONE"]',
		],
	])('refuses %s', async (_, changes, code, message) => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/vendors', aVendor(changes));

		expect([answer.status, codes(answer)[0], messages(answer)[0]]).toEqual([400, code, message]);
	});

	it('names every wrong field at once', async () => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/vendors', { nmae: 'N', phone: 1 });

		expect(messages(answer)).toEqual([
			'name: must not be null',
			'address: must not be null',
			'nmae: unknown field',
			'phone: must be text',
		]);
	});

	it('takes a name twice, unless the switch says otherwise', async () => {
		const { api } = await startSignedIn();
		const first = await createVendor(api);
		const second = await createVendor(api);
		await api.post('/sandbox/switches', { vendorNameUnique: true });

		const third = await api.post('/v3/vendors', aVendor());

		expect(first.id).not.toBe(second.id);
		expect([third.status, codes(third)]).toEqual([422, ['BDC_9009']]);
	});

	it('masks the bank number in every answer', async () => {
		const { api } = await startSignedIn();
		const bankAccount = { nameOnAccount: 'N', accountNumber: '000987654', routingNumber: '074000010' };

		const created = await createVendor(api, { paymentInformation: { bankAccount } });
		const read = (await api.get(`/v3/vendors/${created.id}`)).data;

		for (const vendor of [created, read]) expect(JSON.stringify(vendor)).not.toContain('000987654');
		expect(read).toMatchObject({
			paymentInformation: { payByType: 'ACH', bankAccount: { accountNumber: '****7654' } },
		});
	});

	it('turns on automatic payment only in a trusted session', async () => {
		const bill = await startBill();
		const untrusted = await signIn(bill, { rememberMeId: '' });
		const trusted = await signIn(bill);
		const vendor = aVendor({ autoPay: { enabled: true } });

		const [refused, taken] = [
			await untrusted.post('/v3/vendors', vendor),
			await trusted.post('/v3/vendors', vendor),
		];

		expect([refused.status, codes(refused), taken.status]).toEqual([403, ['BDC_1361'], 201]);
	});
});

describe('changing a vendor', () => {
	it('keeps what is not sent', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api, { email: 'old@example.com' });

		const { data } = await api.patch(`/v3/vendors/${id}`, {
			phone: '5550100',
			address: { zipOrPostalCode: '43604' },
		});

		expect(data).toMatchObject({
			name: aVendor().name,
			email: 'old@example.com',
			phone: '5550100',
			address: { city: 'Toledo', zipOrPostalCode: '43604' },
		});
	});

	it('cannot touch the bank account', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		const answer = await api.patch(`/v3/vendors/${id}`, {
			paymentInformation: { bankAccount: { accountNumber: '1' } },
		});

		expect(messages(answer)).toEqual(['paymentInformation.bankAccount: unknown field']);
	});

	it.each(['PUT', 'DELETE'])('does not know %s', async (method) => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		const answer = await api.call(method, `/v3/vendors/${id}`, {});

		expect([answer.status, codes(answer)]).toEqual([404, ['BDC_1121']]);
	});
});

it('archives and restores as often as asked', async () => {
	const { api } = await startSignedIn();
	const { id } = await createVendor(api);

	const flags: unknown[] = [];
	for (const verb of ['archive', 'archive', 'restore', 'restore']) {
		const { status, data } = await api.post(`/v3/vendors/${id}/${verb}`);
		flags.push(status, data.archived);
	}

	expect(flags).toEqual([200, true, 200, true, 200, false, 200, false]);
});

it('lists vendors thinner than it reads them', async () => {
	const { api } = await startSignedIn();
	const { id } = await createVendor(api, { additionalInfo: { combinePayments: true } });

	const [row] = (await api.get('/v3/vendors')).data.results;
	const read = (await api.get(`/v3/vendors/${id}`)).data;

	expect([row.additionalInfo, read.additionalInfo]).toEqual([undefined, { combinePayments: true }]);
});
