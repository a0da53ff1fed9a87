import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, setTime, signIn, startBill, startReceiver, startSignedIn } from './harness';
import type { Body } from './harness';
import {
	aBill,
	aPayment,
	aSubscription,
	createBill,
	createPayment,
	createVendor,
	subscribe,
} from './records';

afterEach(endAll);

const CARD = { type: 'CARD_ACCOUNT', id: TENANT.cardAccountId };

/** A bill of a vendor with these changes. */
async function billOf(api: Caller, changes: object): Promise<Body> {
	return (await api.post('/v3/bills', aBill((await createVendor(api, changes)).id))).data;
}

/** Signed in on a Wednesday, so that the process dates below are business days to come. */
async function signedInBeforeChristmas(): Promise<Caller> {
	const simulator = await startBill();
	await setTime(simulator, '2026-12-16T12:00:00Z');
	return await signIn(simulator);
}

describe('paying from', () => {
	it.each([
		['a card', { fundingAccount: CARD }],
		['the wallet', { fundingAccount: { type: 'WALLET' }, processDate: '2026-12-21' }],
		['an AP card', { fundingAccount: { type: 'AP_CARD', id: TENANT.apCardId }, processDate: '2026-12-21' }],
	])('%s is taken', async (_, changes) => {
		const api = await signedInBeforeChristmas();

		expect((await createPayment(api, changes)).fundingAccount).toEqual(changes.fundingAccount);
	});

	it.each([
		['the wallet without a date', { fundingAccount: { type: 'WALLET' } }, 400, 'BDC_1000'],
		[
			'an AP card without a date',
			{ fundingAccount: { type: 'AP_CARD', id: TENANT.apCardId } },
			400,
			'BDC_1000',
		],
		[
			'a wallet with an id',
			{ fundingAccount: { type: 'WALLET', id: 'w' }, processDate: '2026-12-21' },
			400,
			'BDC_1000',
		],
		[
			'an unknown AP card',
			{ fundingAccount: { type: 'AP_CARD', id: 'apc' }, processDate: '2026-12-21' },
			422,
			'BDC_1151',
		],
		['a card without its id', { fundingAccount: { type: 'CARD_ACCOUNT' } }, 422, 'BDC_1151'],
	])('%s is refused', async (_, changes, status, code) => {
		const api = await signedInBeforeChristmas();

		const answer = await api.post('/v3/payments', aPayment(await createBill(api), changes));

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it.each([
		[undefined, 422],
		['FUN', 422],
		['RENT', 201],
	])(
		'a card to a vendor of unknown industry with purpose %s answers %d',
		async (cardFundingPurpose, status) => {
			const { api } = await startSignedIn();
			const bill = await billOf(api, { accountType: 'PERSON' });

			const answer = await api.post(
				'/v3/payments',
				aPayment(bill, { fundingAccount: CARD, cardFundingPurpose }),
			);

			expect(answer.status).toBe(status);
		},
	);
});

describe('exchange rates', () => {
	const canadian = { billCurrency: 'CAD', address: { line1: '1 King St', city: 'Toronto', country: 'CA' } };

	it('pay a vendor in its currency for 20 minutes', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const bill = await billOf(api, canadian);
		const query = { vendorId: String(bill.vendorId), amount: '100' };

		const { data } = await api.list('/v3/payments/exchange-rate', query);
		const { exchangeRateBatchId } = data;
		const paid = await api.post('/v3/payments', aPayment(bill, { amount: 50, exchangeRateBatchId }));
		await new Caller(simulator.url).post('/sandbox/clock', { advanceMs: 20 * 60_000 });
		const late = await api.post('/v3/payments', aPayment(bill, { amount: 50, exchangeRateBatchId }));

		expect(data).toMatchObject({ billCurrency: 'CAD', exchangeRate: 0.72, fundingAmount: 72 });
		expect(Number.isInteger(exchangeRateBatchId)).toBe(true);
		expect([paid.status, paid.data.disbursementType]).toEqual([201, 'INTERNATIONAL']);
		expect([late.status, codes(late)]).toEqual([422, ['BDC_9024']]);
	});

	it('of several vendors share one batch, which serves no other vendor', async () => {
		const { api } = await startSignedIn();
		const [first, second, other] = [
			await billOf(api, canadian),
			await billOf(api, canadian),
			await billOf(api, canadian),
		];
		const queries = [first, second].map(({ vendorId }) => ({ vendorId, amount: 120.5 }));

		const { data } = await api.post('/v3/payments/exchange-rate', queries);
		const { exchangeRateBatchId } = data;
		const paid = await api.post('/v3/payments', aPayment(second, { exchangeRateBatchId }));
		const refused = await api.post('/v3/payments', aPayment(other, { exchangeRateBatchId }));

		expect(data.exchangeRates).toMatchObject(queries);
		expect([paid.status, codes(refused)]).toEqual([201, ['BDC_9024']]);
	});

	it.each([
		['no vendor', { amount: '1' }],
		['no amount', { vendorId: '009' }],
		['an unknown vendor', { vendorId: '009', amount: '1' }],
	])('are refused for %s', async (_, query) => {
		const { api } = await startSignedIn();

		expect((await api.list('/v3/payments/exchange-rate', query)).status).toBe(400);
	});

	it('are nothing for a vendor paid in USD', async () => {
		const { api } = await startSignedIn();
		const { id: vendorId } = await createVendor(api);

		expect(codes(await api.list('/v3/payments/exchange-rate', { vendorId, amount: '1' }))).toEqual([
			'BDC_1119',
		]);
	});

	it.each([
		[{}, 422, ['BDC_9026']],
		[{ paymentPurpose: { code: { name: 'Any', value: 'X' } } }, 422, ['BDC_9026']],
		[{ paymentPurpose: { code: { name: 'Business services', value: 'P1006' } } }, 201, []],
	])('go with a purpose where the country asks for one: %j answers %d', async (changes, status, expected) => {
		const { api } = await startSignedIn();
		const bill = await billOf(api, {
			billCurrency: 'INR',
			accountType: 'BUSINESS',
			address: { line1: '1 MG Road', city: 'Pune', country: 'IN' },
		});
		const query = { vendorId: String(bill.vendorId), amount: '120.50' };
		const { exchangeRateBatchId } = (await api.list('/v3/payments/exchange-rate', query)).data;

		const answer = await api.post('/v3/payments', aPayment(bill, { exchangeRateBatchId, ...changes }));

		expect([answer.status, codes(answer)]).toEqual([status, expected]);
	});
});

describe('a payment', () => {
	it('that is refused is told to subscribers of payment.failed', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver(200);
		await subscribe(api, aSubscription(receiver.url, 'payment.failed'));
		const bill = await createBill(api);

		await api.post('/v3/payments', aPayment(bill, { amount: 999, transactionNumber: 'SF-1' }));
		const [{ event }] = await receiver.until(1);

		expect(event.payment).toMatchObject({
			bills: [{ id: bill.id, amount: 999 }],
			vendor: { id: bill.vendorId },
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			transactionNumber: 'SF-1',
			errors: [{ code: 'BDC_1159' }],
		});
	});

	it.each([
		[true, { trackingInformation: { trackingNumber: expect.any(String) } }],
		[false, {}],
	])(
		'by check has a number once sent, and tracking while requestPayFaster is %s',
		async (requestPayFaster, more) => {
			const { bill: simulator, api } = await startSignedIn();
			const { id } = await createPayment(api, { processingOptions: { requestPayFaster } });

			for (let tick = 0; tick < 4; tick++) await new Caller(simulator.url).post('/sandbox/tick');

			const { data } = await api.get(`/v3/payments/${id}`);
			expect(data.checkDisbursement).toEqual({ checkNumber: expect.stringMatching(/^\d+$/), ...more });
		},
	);

	it.each([
		['VOID_AND_CREDIT', [], 120.5],
		['VOID_AND_REISSUE', ['SCHEDULED'], 0],
	])('voided with %s leaves payments %j', async (type, expected, dueAmount) => {
		const { bill: simulator, api } = await startSignedIn();
		const payment = await createPayment(api);
		await new Caller(simulator.url).post('/sandbox/tick');

		await api.post(`/v3/payments/${payment.id}/void`, { type, reason: 'Lost' });

		const { results } = (await api.get('/v3/payments')).data;
		const others = results.filter(({ id }) => id !== payment.id);
		expect(others.map(({ singleStatus }) => singleStatus)).toEqual(expected);
		expect((await api.get(`/v3/bills/${String(payment.billId)}`)).data.dueAmount).toBe(dueAmount);
	});

	it.each(['UPS_1DAY', 'USPS_PRIORITY', 'RTP_DELIVERY'])('may ask for delivery by %s', async (delivery) => {
		const { api } = await startSignedIn();
		const processingOptions = { requestCheckDeliveryType: delivery };

		expect((await createPayment(api, { processingOptions })).processingOptions).toEqual(processingOptions);
	});
});

it('payment options name cards with their fee, and why a card cannot pay', async () => {
	const { api } = await startSignedIn();
	const vendor = await createVendor(api);

	const { data } = await api.list('/v3/payments/options', { vendorId: vendor.id, amount: '100' });

	expect(data.fundingOptions).toMatchObject({
		cards: [
			{ id: TENANT.cardAccountId, brand: 'VISA', available: true, feeInfo: { amount: 2.9, rate: 2.9 } },
		],
	});
});
