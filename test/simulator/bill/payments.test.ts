import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill, startSignedIn } from './harness';
import { aPayment, createBill, createPayment, createVendor } from './records';

afterEach(endAll);

describe('paying', () => {
	it('schedules the payment and takes it off the bill', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const { status, data } = await api.post('/v3/payments', aPayment(bill, { transactionNumber: 'SF-1' }));

		expect(status).toBe(201);
		expect(data).toMatchObject({
			id: expect.stringMatching(/^stp.{17}$/),
			billId: bill.id,
			amount: 120.5,
			status: 'SCHEDULED',
			singleStatus: 'SCHEDULED',
			transactionNumber: 'SF-1',
			billPayments: [{ billId: bill.id, amount: 120.5 }],
		});
		const after = (await api.get(`/v3/bills/${bill.id}`)).data;
		expect(after).toMatchObject({ dueAmount: 0, scheduledAmount: 120.5, paymentStatus: 'SCHEDULED' });
	});

	it('finds a payment by its transaction number', async () => {
		const { api } = await startSignedIn();
		const payment = await createPayment(api, { transactionNumber: 'SF-1' });
		await createPayment(api);

		const { data } = await api.list('/v3/payments', { filters: 'transactionNumber:eq:"SF-1"' });

		expect(data.results.map(({ id }) => id)).toEqual([payment.id]);
	});

	it('refuses more than is still due', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		await api.post('/v3/payments', aPayment(bill, { amount: 100 }));

		const tooMuch = await api.post('/v3/payments', aPayment(bill, { amount: 20.51 }));
		const rest = await api.post('/v3/payments', aPayment(bill, { amount: 20.5 }));

		expect([tooMuch.status, codes(tooMuch), rest.status]).toEqual([422, ['BDC_1159'], 201]);
	});

	it.each([
		['no processing options', { processingOptions: undefined }, 400, 'BDC_1000'],
		['an amount as text', { amount: '120.50' }, 400, 'BDC_1000'],
		['an amount of nothing', { amount: 0 }, 400, 'BDC_1119'],
		['no bill', { billId: undefined }, 400, 'BDC_1000'],
		['an unknown bill', { billId: '00nnone' }, 400, 'BDC_1205'],
		['another vendor', { vendorId: '009other' }, 422, 'BDC_9005'],
		['an unknown bank account', { fundingAccount: { type: 'BANK_ACCOUNT', id: 'bac' } }, 422, 'BDC_1151'],
		[
			'a card the organization lacks',
			{ fundingAccount: { type: 'CARD_ACCOUNT', id: 'crd' } },
			422,
			'BDC_1151',
		],
		['an unknown delivery', { processingOptions: { requestCheckDeliveryType: 'PIGEON' } }, 400, 'BDC_1129'],
		['a bill together with createBill', { processingOptions: { createBill: true } }, 400, 'BDC_1000'],
		['an unknown vendor credit', { vendorCredits: [{ id: 'vcr', amount: 1 }] }, 400, 'BDC_1205'],
		['a description over 70 characters', { description: 'd'.repeat(71) }, 400, 'BDC_1143'],
		['a transaction number over 50', { transactionNumber: 't'.repeat(51) }, 400, 'BDC_1143'],
	])('refuses %s', async (_, changes, status, code) => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/payments', aPayment(await createBill(api), changes));

		expect([answer.status, codes(answer)[0]]).toEqual([status, code]);
	});

	it.each([
		['unverified', { bankName: 'New', status: 'PENDING', isUsable: true }],
		['verified but not the user’s', { bankName: 'Other', status: 'VERIFIED' }],
	])('refuses a bank account that is %s', async (_, draft) => {
		const { bill, api } = await startSignedIn();
		const { data } = await new Caller(bill.url).post('/sandbox/seed', { bankAccounts: [draft] });
		const [account] = data.bankAccounts as Array<{ id: string }>;
		const fundingAccount = { type: 'BANK_ACCOUNT', id: account.id };

		const answer = await api.post('/v3/payments', aPayment(await createBill(api), { fundingAccount }));

		expect([answer.status, codes(answer)]).toEqual([422, ['BDC_1151']]);
	});

	it('refuses an archived bill', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		await api.post(`/v3/bills/${bill.id}/archive`);

		expect(codes(await api.post('/v3/payments', aPayment(bill)))).toEqual(['BDC_9004']);
	});

	it('ignores billPayments in the request', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const { status, data } = await api.post(
			'/v3/payments',
			aPayment(bill, { amount: 1, billPayments: [{ amount: 99 }] }),
		);

		expect([status, data.amount]).toEqual([201, 1]);
	});

	it.each([
		[true, 403, ['BDC_1361']],
		[false, 201, []],
	])('without trust while mfaRequired is %s answers %d', async (mfaRequired, status, expected) => {
		const bill = await startBill({ switches: { mfaRequired } });
		const untrusted = await signIn(bill, { rememberMeId: '' });

		const answer = await untrusted.post('/v3/payments', aPayment(await createBill(untrusted)));

		expect([answer.status, codes(answer)]).toEqual([status, expected]);
	});

	it('is closed to sync tokens', async () => {
		const bill = await startBill();
		const token = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });

		const answer = await token.post('/v3/payments', aPayment(await createBill(token)));

		expect([answer.status, codes(answer)]).toEqual([403, ['BDC_1145']]);
	});

	it('takes a transaction number twice, unless the switch says otherwise', async () => {
		const { api } = await startSignedIn();
		await createPayment(api, { transactionNumber: 'SF-1' });
		const second = await createPayment(api, { transactionNumber: 'SF-1' });
		await api.post('/sandbox/switches', { uniqueTransactionNumber: true });

		const third = await api.post(
			'/v3/payments',
			aPayment(await createBill(api), { transactionNumber: 'SF-1' }),
		);

		expect([second.transactionNumber, codes(third)]).toEqual(['SF-1', ['BDC_9010']]);
	});

	it('makes the bill itself when asked to', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		const draft = {
			...aPayment(vendor),
			billId: undefined,
			vendorId: vendor.id,
			processingOptions: { createBill: true },
		};

		const { data } = await api.post('/v3/payments', draft);

		const bill = (await api.get(`/v3/bills/${String(data.billId)}`)).data;
		expect(bill).toMatchObject({ vendorId: vendor.id, amount: 120.5, paymentStatus: 'SCHEDULED' });
	});

	it('answers 200 where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { createStatus: 200 } });

		expect((await api.post('/v3/payments', aPayment(await createBill(api)))).status).toBe(200);
	});
});

describe('payment options', () => {
	it('name the bank accounts that could pay', async () => {
		const { bill, api } = await startSignedIn();
		await new Caller(bill.url).post('/sandbox/seed', {
			bankAccounts: [{ bankName: 'New', status: 'PENDING' }],
		});
		const vendor = await createVendor(api);

		const { data } = await api.list('/v3/payments/options', { vendorId: vendor.id, amount: '12.50' });

		expect(data).toMatchObject({
			amount: '12.50',
			fundingOptions: {
				banks: [
					{ id: TENANT.bankAccountId, available: true },
					{ available: false, reason: 'PENDING' },
				],
			},
		});
	});

	it.each([[{ amount: '1' }], [{ vendorId: '009' }], [{ vendorId: '009', amount: '1' }]])(
		'refuse %j',
		async (query) => {
			const { api } = await startSignedIn();

			expect((await api.list('/v3/payments/options', query)).status).toBe(400);
		},
	);
});

it('uses a disbursement type of the switch where the usual one is missing', async () => {
	const { api } = await startSignedIn({ switches: { disbursementTypes: ['CARRIER'] } });

	expect((await createPayment(api)).disbursementType).toBe('CARRIER');
});
