import { codes, endAll, setTime, signIn, startBill, startSignedIn } from './harness';
import { aPayment, createBill, createPayment, createVendor } from './records';

/** A Friday before Martin Luther King Day. */
const FRIDAY = '2027-01-15T12:00:00Z';

afterEach(endAll);

describe('the process date', () => {
	it('is the next US business day unless told', async () => {
		const bill = await startBill({ switches: { trustDays: 10_000 } });
		await setTime(bill, FRIDAY);
		const api = await signIn(bill);

		expect((await createPayment(api)).processDate).toBe('2027-01-19');
	});

	it.each(['2027-01-14', '2027-01-15', '2027-01-16', '2027-01-18'])('cannot be %s', async (processDate) => {
		const bill = await startBill({ switches: { trustDays: 10_000 } });
		await setTime(bill, FRIDAY);
		const api = await signIn(bill);

		const answer = await api.post('/v3/payments', aPayment(await createBill(api), { processDate }));

		expect([answer.status, codes(answer)]).toEqual([422, ['BDC_1152']]);
	});

	it('and a rate are fixed for other currencies', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api, { billCurrency: 'CAD' });
		const draft = {
			...aPayment(vendor),
			billId: undefined,
			vendorId: vendor.id,
			processingOptions: { createBill: true },
		};

		const without = await api.post('/v3/payments', draft);
		const invented = await api.post('/v3/payments', { ...draft, exchangeRateBatchId: 7 });
		const { exchangeRateBatchId } = (
			await api.list('/v3/payments/exchange-rate', { vendorId: vendor.id, amount: '120.50' })
		).data;
		const withRate = await api.post('/v3/payments', { ...draft, exchangeRateBatchId });

		expect([codes(without), codes(invented), withRate.status]).toEqual([['BDC_9006'], ['BDC_9024'], 201]);
	});
});
