import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill, startReceiver, startSignedIn } from './harness';
import type { Body } from './harness';
import { aBill, aSubscription, createBill, createVendor, subscribe } from './records';

afterEach(endAll);

const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };

/** So many bills of 10.00 of one vendor. */
async function billsOf(api: Caller, vendorId: string, count: number): Promise<Body[]> {
	const bills: Body[] = [];
	for (let index = 0; index < count; index++) {
		const invoice = { invoiceNumber: `N-${index}`, invoiceDate: '2026-12-16' };
		const billLineItems = [{ amount: 10 }];
		bills.push((await api.post('/v3/bills', aBill(vendorId, { invoice, billLineItems }))).data);
	}
	return bills;
}

const entriesOf = (bills: Body[]) => bills.map(({ id }) => ({ billId: id, amount: 10 }));

describe('a bulk payment', () => {
	it('pays each bill with its own payment', async () => {
		const { api } = await startSignedIn();
		const bills = await billsOf(api, (await createVendor(api)).id, 3);
		const draft = { fundingAccount, payments: entriesOf(bills), transactionNumber: 'RUN-1' };

		const { status, data } = await api.post('/v3/payments/bulk', draft);

		expect(status).toBe(201);
		expect(data).toMatchObject(
			bills.map(({ id }) => ({ billId: id, amount: 10, transactionNumber: 'RUN-1', status: 'SCHEDULED' })),
		);
	});

	it('merges up to 35 bills of a vendor who wants it, and pays, voids and counts them per bill', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const vendor = await createVendor(api, { additionalInfo: { combinePayments: true } });
		const bills = await billsOf(api, vendor.id, 36);

		const { data } = await api.post('/v3/payments/bulk', { fundingAccount, payments: entriesOf(bills) });
		const payments = data as unknown as Body[];
		await new Caller(simulator.url).post('/sandbox/tick');
		const first = (await api.get(`/v3/bills/${bills[0].id}`)).data;
		await api.post(`/v3/payments/${payments[0].id}/void`, { type: 'VOID_AND_CREDIT', reason: 'Wrong run' });
		const [open, last] = [
			await api.get(`/v3/bills/${bills[34].id}`),
			await api.get(`/v3/bills/${bills[35].id}`),
		];

		expect(payments.map(({ amount, billId }) => [amount, billId])).toEqual([
			[350, undefined],
			[10, bills[35].id],
		]);
		expect(first).toMatchObject({ dueAmount: 0, scheduledAmount: 10, paymentStatus: 'IN_PROCESS' });
		expect([open.data.dueAmount, last.data.dueAmount]).toEqual([10, 0]);
	});

	it('says per bill why it pays none', async () => {
		const { api } = await startSignedIn();
		const [good, small] = await billsOf(api, (await createVendor(api)).id, 2);
		const payments = [
			...entriesOf([good]),
			{ billId: '00nnone', amount: 1 },
			{ billId: small.id, amount: 11 },
		];

		const answer = await api.post('/v3/payments/bulk', { fundingAccount, payments });

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1246', 'BDC_1205', 'BDC_1159']]);
		expect((await api.get('/v3/payments')).data.results).toEqual([]);
	});

	it('does not pay one bill twice beyond what it owes', async () => {
		const { api } = await startSignedIn();
		const [bill] = await billsOf(api, (await createVendor(api)).id, 1);

		const answer = await api.post('/v3/payments/bulk', { fundingAccount, payments: entriesOf([bill, bill]) });

		expect(codes(answer)).toEqual(['BDC_1246', 'BDC_1159']);
	});

	it('answers results where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { bulkPaymentAnswer: 'results' } });
		const bill = await createBill(api);

		const { data } = await api.post('/v3/payments/bulk', { fundingAccount, payments: entriesOf([bill]) });

		expect(data.results).toMatchObject([{ billId: bill.id }]);
	});

	it.each([
		[
			'51 bills',
			{ payments: Array.from({ length: 51 }, () => ({ billId: '00n', amount: 1 })) },
			400,
			'BDC_1129',
		],
		['no bill', { payments: [] }, 400, 'BDC_1000'],
		['createBill', { processingOptions: { createBill: true } }, 400, 'BDC_1000'],
		['another vendor', { vendorId: '009other' }, 422, 'BDC_9005'],
		['an unusable account', { fundingAccount: { type: 'BANK_ACCOUNT', id: 'bac' } }, 422, 'BDC_1151'],
	])('is refused with %s', async (_, changes, status, code) => {
		const { api } = await startSignedIn();
		const payments = entriesOf([await createBill(api)]);

		const answer = await api.post('/v3/payments/bulk', { fundingAccount, payments, ...changes });

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});
});

describe('a mass payment', () => {
	it('pays bill by bill in the background and says what became of each', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const [good] = await billsOf(api, (await createVendor(api)).id, 1);
		const payments = [...entriesOf([good]), { billId: '00nnone', amount: 1 }];

		const { status, data } = await api.post('/v3/payments/mass', { fundingAccount, payments });
		const before = (await api.get(`/v3/payments/mass/${String(data.paymentBatchId)}`)).data;
		await new Caller(simulator.url).post('/sandbox/tick');
		const after = (await api.get(`/v3/payments/mass/${String(data.paymentBatchId)}`)).data;

		expect([status, data]).toMatchObject([200, { paymentBatchId: expect.stringMatching(/^bbq.{17}$/) }]);
		expect(before).toMatchObject({
			batchStatus: 'SCHEDULED',
			count: { scheduled: 2, failed: 0, completed: 0, total: 2 },
		});
		expect(after).toMatchObject({
			batchStatus: 'COMPLETED',
			count: { scheduled: 0, failed: 1, completed: 1, total: 2 },
			payments: [
				{ billId: good.id, status: 'COMPLETED', paymentId: expect.stringMatching(/^stp/) },
				{ billId: '00nnone', status: 'FAILED', errors: [{ code: 'BDC_1205' }] },
			],
		});
		expect((await api.get(`/v3/bills/${good.id}`)).data.paymentStatus).toBe('SCHEDULED');
	});

	it('takes 500 bills a tick', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const payments = Array.from({ length: 2000 }, () => ({ billId: '00nnone', amount: 1 }));
		const { data } = await api.post('/v3/payments/mass', { fundingAccount, payments });
		const path = `/v3/payments/mass/${String(data.paymentBatchId)}`;

		await new Caller(simulator.url).post('/sandbox/tick');

		expect((await api.get(path)).data.count).toMatchObject({ scheduled: 1500, failed: 500 });
	});

	it('tells subscribers how far it is and what failed', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const receiver = await startReceiver(200);
		await subscribe(api, aSubscription(receiver.url, 'mass-payment.updated', 'payment.failed'));
		const payments = [{ billId: '00nnone', amount: 1 }];

		const { data } = await api.post('/v3/payments/mass', { fundingAccount, payments });
		await receiver.until(1);
		await new Caller(simulator.url).post('/sandbox/tick');
		const events = (await receiver.until(3)).map(({ event }) => event);

		const { paymentBatchId } = data;
		const batches = events.flatMap((event) => event.massPayment ?? []);
		expect(batches).toMatchObject([
			{ paymentBatchId, batchStatus: 'SCHEDULED', count: { scheduled: 1, total: 1 } },
			{ paymentBatchId, batchStatus: 'COMPLETED', count: { failed: 1, total: 1 } },
		]);
		expect(events.flatMap((event) => event.payment ?? [])).toMatchObject([
			{ bills: [{ id: '00nnone', amount: 1 }], errors: [{ code: 'BDC_1205' }] },
		]);
	});

	it.each([
		[
			'2001 bills',
			{ payments: Array.from({ length: 2001 }, () => ({ billId: '00n', amount: 1 })) },
			400,
			'BDC_1129',
		],
		['an AP card', { fundingAccount: { type: 'AP_CARD', id: TENANT.apCardId } }, 400, 'BDC_1000'],
		['a wallet without a date', { fundingAccount: { type: 'WALLET' } }, 400, 'BDC_1000'],
		['a reference', { transactionNumber: 'RUN-1' }, 400, 'BDC_1000'],
	])('is refused with %s', async (_, changes, status, code) => {
		const { api } = await startSignedIn();
		const payments = [{ billId: '00n', amount: 1 }];

		const answer = await api.post('/v3/payments/mass', { fundingAccount, payments, ...changes });

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});
});

it.each(['bulk', 'mass'])('%s payments need a trusted session', async (kind) => {
	const bill = await startBill();
	const untrusted = await signIn(bill, { rememberMeId: '' });
	const payments = [{ billId: '00n', amount: 1 }];

	const answer = await untrusted.post(`/v3/payments/${kind}`, { fundingAccount, payments });

	expect([answer.status, codes(answer)]).toEqual([403, ['BDC_1361']]);
});
