import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, startSignedIn, untilFact } from './harness';
import { createPayment } from './records';

afterEach(endAll);

describe('a payment on its way', () => {
	it('moves one status a tick and pays the bill', async () => {
		const { bill, api } = await startSignedIn();
		const payment = await createPayment(api);
		const control = new Caller(bill.url);

		const seen: unknown[] = [];
		for (let tick = 0; tick < 7; tick++) {
			await control.post('/sandbox/tick');
			const { data } = await api.get(`/v3/payments/${payment.id}`);
			const { data: paid } = await api.get(`/v3/bills/${String(payment.billId)}`);
			seen.push([data.singleStatus, data.status, paid.paymentStatus]);
		}

		expect(seen).toEqual([
			['READY_TO_FUND', 'SCHEDULED', 'IN_PROCESS'],
			['FUNDING_STARTED', 'SCHEDULED', 'IN_PROCESS'],
			['PROCESSED', 'PAID', 'PAID'],
			['SENT', 'PAID', 'PAID'],
			['DELIVERED', 'PAID', 'PAID'],
			['CLEARED', 'PAID', 'PAID'],
			['CLEARED', 'PAID', 'PAID'],
		]);
	});

	it('moves by itself where a tick length is set', async () => {
		const { api } = await startSignedIn({ paymentTickMs: 1 });
		const payment = await createPayment(api);

		const { data } = await untilFact(
			async () => await api.get(`/v3/payments/${payment.id}`),
			(answer) => answer.data.singleStatus === 'CLEARED',
		);

		expect(data).toMatchObject({ status: 'PAID', disbursementStatus: 'DONE' });
	});

	it.each(['PARTIALLY_PAID', 'PARTIAL'])('leaves a bill it does not cover %s', async (partialLabel) => {
		const { bill, api } = await startSignedIn({ switches: { partialLabel } });
		const payment = await createPayment(api, { amount: 20.25 });
		for (let tick = 0; tick < 3; tick++) await new Caller(bill.url).post('/sandbox/tick');

		const { data } = await api.get(`/v3/bills/${String(payment.billId)}`);

		expect(data).toMatchObject({ paymentStatus: partialLabel, paidAmount: 20.25, dueAmount: 100.25 });
	});

	it('passes a further hold where the switch names one', async () => {
		const { bill, api } = await startSignedIn({ switches: { extraHold: 'REVIEW_HOLD' } });
		const payment = await createPayment(api);
		await new Caller(bill.url).post('/sandbox/tick');

		expect((await api.get(`/v3/payments/${payment.id}`)).data.singleStatus).toBe('REVIEW_HOLD');
	});

	it('can be returned after it cleared, and then be voided', async () => {
		const { bill, api } = await startSignedIn();
		const payment = await createPayment(api);
		const control = new Caller(bill.url);
		await control.post('/sandbox/faults', { kind: 'ach-return' });
		for (let tick = 0; tick < 7; tick++) await control.post('/sandbox/tick');

		const returned = (await api.get(`/v3/payments/${payment.id}`)).data;
		const voided = (
			await api.post(`/v3/payments/${payment.id}/void`, { type: 'VOID_AND_CREDIT', reason: 'returned' })
		).data;

		expect(returned).toMatchObject({
			singleStatus: 'DISBURSEMENT_FAILED_ACTION_NEEDED',
			disbursementStatus: 'FAILED',
		});
		expect(voided).toMatchObject({ singleStatus: 'VOIDED', status: 'VOID' });
	});
});

describe('stopping a payment', () => {
	it('cancels it while it is scheduled and opens the bill again', async () => {
		const { bill, api } = await startSignedIn();
		const payment = await createPayment(api);

		const { data } = await api.post(`/v3/payments/${payment.id}/cancel`);
		await new Caller(bill.url).post('/sandbox/tick');

		expect(data).toMatchObject({ singleStatus: 'CANCELLATION_IN_PROGRESS', cancelRequestSubmitted: true });
		expect((await api.get(`/v3/payments/${payment.id}`)).data).toMatchObject({
			singleStatus: 'CANCELED',
			status: 'CANCELLED',
		});
		const open = (await api.get(`/v3/bills/${String(payment.billId)}`)).data;
		expect(open).toMatchObject({ paymentStatus: 'UNPAID', dueAmount: 120.5 });
		expect(open.scheduledAmount).toBeUndefined();
	});

	it('voids it once money moves, with a reason, and not before', async () => {
		const { bill, api } = await startSignedIn();
		const payment = await createPayment(api);
		const body = { type: 'VOID_AND_REISSUE', reason: 'Wrong vendor' };

		const early = await api.post(`/v3/payments/${payment.id}/void`, body);
		await new Caller(bill.url).post('/sandbox/tick');
		const cancelled = await api.post(`/v3/payments/${payment.id}/cancel`);
		const unknown = await api.post(`/v3/payments/${payment.id}/void`, { ...body, type: 'UNDO' });
		const voided = await api.post(`/v3/payments/${payment.id}/void`, body);

		expect([codes(early), codes(cancelled), codes(unknown)]).toEqual([
			['BDC_9003'],
			['BDC_9003'],
			['BDC_1129'],
		]);
		expect(voided.data).toMatchObject({
			singleStatus: 'VOIDED',
			voidInfo: [{ voidReason: 'Wrong vendor', voidedBy: TENANT.userId }],
		});
	});
});
