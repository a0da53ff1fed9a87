import { codes, endAll, startSignedIn, signIn } from './harness';
import { aBill, aPayment, createBill, createVendor } from './records';

afterEach(endAll);

/** 70 on the first bill and 30 on the second. */
const recorded = (vendorId: unknown, first: string, second: string, changes: object = {}) => ({
	vendorId,
	processDate: '2026-11-20',
	toPrintCheck: false,
	payments: [
		{ billId: first, amount: 70 },
		{ billId: second, amount: 30 },
	],
	...changes,
});

async function startWithTwoBills() {
	const { bill, api } = await startSignedIn();
	const vendor = await createVendor(api);
	const create = async (invoiceNumber: string, amount: number) => {
		const invoice = { invoiceNumber, invoiceDate: '2026-11-01' };
		return (await api.post('/v3/bills', aBill(vendor.id, { invoice, billLineItems: [{ amount }] }))).data;
	};
	const [first, second] = [await create('A', 70), await create('B', 100)];
	return { bill, api, vendorId: vendor.id, first: first.id, second: second.id };
}

it('pays several bills with one payment that is found among the payments', async () => {
	const { api, vendorId, first, second } = await startWithTwoBills();

	const { status, data } = await api.post('/v3/bills/record-payment', recorded(vendorId, first, second));
	const listed = await api.list('/v3/payments', { filters: 'disbursementType:eq:OFFLINE' });

	expect(status).toBe(200);
	expect(data).toMatchObject({
		amount: 100,
		status: 'PAID',
		onlinePayment: false,
		disbursementType: 'OFFLINE',
		billPayments: [
			{ billId: first, amount: 70 },
			{ billId: second, amount: 30 },
		],
	});
	expect(listed.data.results).toEqual([data]);
	expect((await api.get(`/v3/bills/${first}`)).data).toMatchObject({
		paymentStatus: 'PAID',
		paidAmount: 70,
		dueAmount: 0,
	});
	expect((await api.get(`/v3/bills/${second}`)).data).toMatchObject({
		paymentStatus: 'PARTIALLY_PAID',
		paidAmount: 30,
		dueAmount: 70,
	});
});

it('leaves the rest to be paid through BILL, and no more', async () => {
	const { api, vendorId, first, second } = await startWithTwoBills();
	await api.post('/v3/bills/record-payment', recorded(vendorId, first, second));
	const rest = (await api.get(`/v3/bills/${second}`)).data;

	const tooMuch = await api.post('/v3/payments', aPayment(rest, { amount: 70.01 }));
	const exact = await api.post('/v3/payments', aPayment(rest, { amount: 70 }));

	expect([codes(tooMuch), exact.status]).toEqual([['BDC_1159'], 201]);
});

it('opens every bill again when the payment is voided', async () => {
	const { api, vendorId, first, second } = await startWithTwoBills();
	const { data } = await api.post('/v3/bills/record-payment', recorded(vendorId, first, second));

	await api.post(`/v3/payments/${data.id}/void`, { type: 'VOID_AND_CREDIT', reason: 'Wrong vendor' });

	for (const id of [first, second])
		expect((await api.get(`/v3/bills/${id}`)).data.paymentStatus).toBe('UNPAID');
});

it('needs no trusted session: no money moves', async () => {
	const { bill, vendorId, first, second } = await startWithTwoBills();
	const untrusted = await signIn(bill, { rememberMeId: '' });

	const answer = await untrusted.post('/v3/bills/record-payment', recorded(vendorId, first, second));

	expect(answer.status).toBe(200);
});

it.each([
	['more than is due', { payments: [{ billId: 'first', amount: 70.01 }] }, 'BDC_1159'],
	[
		'more than is due in two parts',
		{
			payments: [
				{ billId: 'first', amount: 40 },
				{ billId: 'first', amount: 40 },
			],
		},
		'BDC_1159',
	],
	['nothing', { payments: [{ billId: 'first', amount: 0 }] }, 'BDC_1119'],
	['no bill', { payments: [] }, 'BDC_1000'],
	['an unknown bill', { payments: [{ billId: '00n', amount: 1 }] }, 'BDC_1205'],
	['an unknown vendor', { vendorId: '009' }, 'BDC_1205'],
	['no date', { processDate: undefined }, 'BDC_1000'],
	['no word on the check', { toPrintCheck: undefined }, 'BDC_1000'],
])('refuses %s and records nothing', async (_, changes: object, code) => {
	const { api, vendorId, first, second } = await startWithTwoBills();
	const text = JSON.stringify(recorded(vendorId, first, second, changes)).replaceAll('"first"', `"${first}"`);

	const answer = await api.post('/v3/bills/record-payment', JSON.parse(text));

	expect(codes(answer)).toEqual([code]);
	expect((await api.get('/v3/payments')).data.results).toEqual([]);
});

it("refuses another vendor's bill", async () => {
	const { api, vendorId, first } = await startWithTwoBills();
	const other = await createBill(api);

	const answer = await api.post('/v3/bills/record-payment', recorded(vendorId, first, other.id));

	expect(codes(answer)).toEqual(['BDC_9005']);
});
