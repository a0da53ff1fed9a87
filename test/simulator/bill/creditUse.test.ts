import { codes, endAll, startSignedIn } from './harness';
import type { Caller } from './harness';
import { aBill, aPayment, createBill, createCredit } from './records';

afterEach(endAll);

/** A credit of 40.00 and a bill of 120.50 of the same vendor. */
async function startWithCredit() {
	const { bill: simulator, api } = await startSignedIn();
	const bill = await createBill(api);
	const credit = await createCredit(api, { vendorId: bill.vendorId });
	return { simulator, api, bill, credit };
}

const readCredit = async (api: Caller, id: string) => (await api.get(`/v3/vendor-credits/${id}`)).data;
const readBill = async (api: Caller, id: string) => (await api.get(`/v3/bills/${id}`)).data;

describe('a vendor credit on a bill', () => {
	it('is applied by a PATCH and lowers what is due', async () => {
		const { api, bill, credit } = await startWithCredit();

		const { data } = await api.patch(`/v3/bills/${bill.id}`, {
			vendorCredits: [{ id: credit.id, amount: 15.5 }],
		});

		expect(data).toMatchObject({
			dueAmount: 105,
			creditAmount: 15.5,
			vendorCredits: [{ id: credit.id, amount: 15.5 }],
			paymentStatus: 'UNPAID',
		});
		expect(await readCredit(api, credit.id)).toMatchObject({
			appliedAmount: 15.5,
			status: 'PARTIALLY_APPLIED',
			usage: [{ billId: bill.id, amount: 15.5 }],
		});
	});

	it('stays through a PATCH of something else and is given back by a PUT without it', async () => {
		const { api, bill, credit } = await startWithCredit();
		const path = `/v3/bills/${bill.id}`;
		await api.patch(path, { vendorCredits: [{ id: credit.id, amount: 40 }] });

		const patched = (await api.patch(path, { description: 'Brochures' })).data;
		const applied = await readCredit(api, credit.id);
		const replaced = (await api.put(path, aBill(String(bill.vendorId)))).data;

		expect([patched.creditAmount, applied.status]).toEqual([40, 'FULLY_APPLIED']);
		expect([replaced.creditAmount, replaced.dueAmount]).toEqual([undefined, 120.5]);
		expect(await readCredit(api, credit.id)).toMatchObject({ appliedAmount: 0, status: 'NOT_APPLIED' });
	});

	it('takes the new amount when it is named again', async () => {
		const { api, bill, credit } = await startWithCredit();
		const path = `/v3/bills/${bill.id}`;
		await api.patch(path, { vendorCredits: [{ id: credit.id, amount: 40 }] });

		const { data } = await api.patch(path, { vendorCredits: [{ id: credit.id, amount: 35 }] });

		expect([data.creditAmount, data.dueAmount]).toEqual([35, 85.5]);
	});

	it('pays a bill it covers', async () => {
		const { api, credit } = await startWithCredit();
		const draft = aBill(String(credit.vendorId), {
			invoice: { invoiceNumber: 'NW-2', invoiceDate: '2026-12-16' },
			billLineItems: [{ amount: 40 }],
			vendorCredits: [{ id: credit.id, amount: 40 }],
		});

		const { data } = await api.post('/v3/bills', draft);

		expect(data).toMatchObject({ dueAmount: 0, paymentStatus: 'PAID', creditAmount: 40 });
	});

	it.each([
		['more than is left of it', { amount: 40.01 }, 422, 'BDC_9023'],
		['nothing', { amount: 0 }, 400, 'BDC_1119'],
		['an unknown credit', { id: 'vcrnone' }, 400, 'BDC_1205'],
	])('is refused for %s', async (_, changes, status, code) => {
		const { api, bill, credit } = await startWithCredit();

		const answer = await api.patch(`/v3/bills/${bill.id}`, {
			vendorCredits: [{ id: credit.id, amount: 1, ...changes }],
		});

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('is refused for a bill of another vendor, more than the bill owes, or once archived', async () => {
		const { api, bill, credit } = await startWithCredit();
		const vendorCredits = [{ id: credit.id, amount: 40 }];
		const other = await createBill(api);
		await api.post('/v3/payments', aPayment(bill, { amount: 100 }));

		const foreign = await api.patch(`/v3/bills/${other.id}`, { vendorCredits });
		const tooMuch = await api.patch(`/v3/bills/${bill.id}`, { vendorCredits });
		await api.post(`/v3/vendor-credits/${credit.id}/archive`);
		const archived = await api.patch(`/v3/bills/${bill.id}`, { vendorCredits });

		expect([codes(foreign), codes(tooMuch), codes(archived)]).toEqual([
			['BDC_9023'],
			['BDC_9023'],
			['BDC_9004'],
		]);
	});

	it('holds bill and credit at what is applied', async () => {
		const { api, bill, credit } = await startWithCredit();
		await api.patch(`/v3/bills/${bill.id}`, { vendorCredits: [{ id: credit.id, amount: 40 }] });
		const line = { vendorCreditLineItems: [{ amount: -1 }] };

		const smallBill = await api.patch(`/v3/bills/${bill.id}`, { billLineItems: [{ amount: -81 }] });
		const smallCredit = await api.patch(`/v3/vendor-credits/${credit.id}`, line);
		const overpaid = await api.post('/v3/payments', aPayment(bill, { amount: 80.51 }));

		expect([codes(smallBill), codes(smallCredit), codes(overpaid)]).toEqual([
			['BDC_9002'],
			['BDC_9023'],
			['BDC_1159'],
		]);
	});
});

describe('a vendor credit with a payment', () => {
	it('is used up by it for good', async () => {
		const { api, bill, credit } = await startWithCredit();
		const vendorCredits = [{ id: credit.id, amount: 40 }];

		const { data } = await api.post('/v3/payments', aPayment(bill, { amount: 80.5, vendorCredits }));
		const paid = await readBill(api, bill.id);
		await api.post(`/v3/payments/${data.id}/cancel`);
		await api.post('/sandbox/tick');
		const cancelled = await readBill(api, bill.id);

		expect(data).toMatchObject({ amount: 80.5, billPayments: [{ amount: 80.5, vendorCredits }] });
		expect(paid).toMatchObject({ dueAmount: 0, scheduledAmount: 80.5, creditAmount: 40 });
		expect(cancelled).toMatchObject({ dueAmount: 80.5, creditAmount: 40, paymentStatus: 'UNPAID' });
		expect(await readCredit(api, credit.id)).toMatchObject({
			status: 'FULLY_APPLIED',
			usage: [{ billId: bill.id, paymentId: data.id, amount: 40 }],
		});
	});

	it('may not make payment and credit more than is due', async () => {
		const { api, bill, credit } = await startWithCredit();
		const vendorCredits = [{ id: credit.id, amount: 40 }];

		const answer = await api.post('/v3/payments', aPayment(bill, { amount: 80.51, vendorCredits }));

		expect([codes(answer), (await readCredit(api, credit.id)).status]).toEqual([['BDC_1159'], 'NOT_APPLIED']);
	});

	it('recorded from outside of BILL fills what the payment leaves open', async () => {
		const { api, bill, credit } = await startWithCredit();

		const { data } = await api.post('/v3/bills/record-payment', {
			vendorId: bill.vendorId,
			processDate: '2026-11-20',
			toPrintCheck: false,
			payments: [{ billId: bill.id, amount: 80.5 }],
			vendorCredits: [{ id: credit.id, amount: 40 }],
		});

		expect(data.billPayments).toMatchObject([{ vendorCredits: [{ id: credit.id, amount: 40 }] }]);
		expect(await readBill(api, bill.id)).toMatchObject({ dueAmount: 0, paymentStatus: 'PAID' });
		expect((await readCredit(api, credit.id)).status).toBe('FULLY_APPLIED');
	});
});
