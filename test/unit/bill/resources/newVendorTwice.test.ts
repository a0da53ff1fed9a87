/** Payment: Create with Look Again After Paying, where two n8n have each made the same new vendor and a bill of the same invoice. */
import type { IDataObject } from 'n8n-workflow';
import { isSameInvoice } from '../../../../nodes/BillCom/resources/payment/find/invoiceOfBill';
import { useBill } from '../simulator';
import { aPayment, InvoicesOfNewVendors } from './invoicesOfNewVendors';

const bill = useBill();
const MINUTE_MS = 60_000;
let invoices: InvoicesOfNewVendors;
/** A bill that comes along with that of the first run only, so that the calls of the two have different numbers. */
let company: IDataObject;

beforeEach(async () => {
	invoices = new InvoicesOfNewVendors(bill);
	const billId = await invoices.addBill('Quite Another Ltd', { number: 'INV-0' });
	company = aPayment(billId, { idempotencyKey: 'SF-another-round' });
});

it('takes back its payment when another run paid the invoice ten minutes before, and names that bill', async () => {
	const [theirs, ours] = [await invoices.addBill('Acme Inc'), await invoices.addBill('ACME  INC.')];
	const [first] = await invoices.run(aPayment(theirs), company);
	await bill.advance(10 * MINUTE_MS);

	const [second] = await invoices.run(aPayment(ours));

	expect(second).toMatchObject({ id: first?.id, outcome: 'existing', billId: theirs, duplicateBillId: ours });
	expect(second?.cancelledPaymentId).not.toBe(first?.id);
	expect(second?.bills).toEqual([{ billId: theirs, amount: 10 }]);
	expect(await invoices.paid()).toEqual([theirs, company.billId]);
});

it('keeps one of two payments of the same moment', async () => {
	const [one, other] = [await invoices.addBill('Acme Inc'), await invoices.addBill('Acme Inc')];
	await bill.fault({ kind: 'latency', on: 'POST /v3/payments/bulk', ms: 300, times: 2 });

	const [[first], [second]] = await Promise.all([
		invoices.run(aPayment(one), company),
		invoices.run(aPayment(other)),
	]);

	expect([first?.outcome, second?.outcome].sort()).toEqual(['created', 'existing']);
	expect(first?.billId).toBe(second?.billId);
	expect((await invoices.paid()).sort()).toEqual([first?.billId, company.billId].sort());
});

it('goes by the clock of BILL', async () => {
	const [theirs, ours] = [await invoices.addBill('Acme Inc'), await invoices.addBill('Acme Inc')];
	await bill.advance(-5 * 60 * MINUTE_MS);
	await invoices.run(aPayment(theirs), company);

	const [second] = await invoices.run(aPayment(ours));

	expect(second).toMatchObject({ outcome: 'existing', billId: theirs });
});

it.each<[string, () => Promise<string>, IDataObject]>([
	['vendor', async () => await invoices.addBill('Acme Incorporated'), {}],
	['invoice number', async () => await invoices.addBill('Acme Inc', { number: 'INV-2' }), {}],
	['amount', async () => await invoices.addBill('Acme Inc', { amount: 12 }), { amount: 12 }],
	['key', async () => await invoices.addBill('Acme Inc'), { idempotencyKey: 'SF-two' }],
])('takes nothing back for a payment of another %s', async (_what, addOurs, changes) => {
	const theirs = await invoices.addBill('Acme Inc');
	const ours = await addOurs();
	await invoices.run(aPayment(theirs), company);

	const [second] = await invoices.run(aPayment(ours, changes));

	expect(second).toMatchObject({ outcome: 'created', billId: ours });
	expect(await invoices.paid()).toEqual([theirs, company.billId, ours]);
});

it('names the bill that is paid also where each bill is paid by a call of its own', async () => {
	const bills = [await invoices.addBill('Acme Inc'), await invoices.addBill('Acme Inc')];
	await bill.fault({ kind: 'latency', on: 'POST /v3/payments', ms: 300, times: 2 });

	const outputs = await Promise.all(
		bills.map(async (id) => await invoices.run(aPayment(id, { sendInBulk: false }))),
	);

	const [paid] = await invoices.paid();
	expect(await invoices.paid()).toHaveLength(1);
	expect(outputs.flat().map(({ billId }) => billId)).toEqual([paid, paid]);
	const unpaid = bills.find((id) => id !== paid);
	expect(outputs.flat().flatMap(({ duplicateBillId }) => duplicateBillId ?? [])).toEqual([unpaid]);
});

it('tells the keys of its own items apart', async () => {
	const [theirs, ours] = [await invoices.addBill('Acme Inc'), await invoices.addBill('Acme Inc')];
	const ofThatKey = await invoices.addBill('A Third Ltd', { number: 'INV-3' });
	await invoices.run(aPayment(theirs), company);

	const outputs = await invoices.run(aPayment(ours, { idempotencyKey: 'SF-two' }), aPayment(ofThatKey));

	expect(outputs.map(({ outcome, billId }) => ({ outcome, billId }))).toEqual([
		{ outcome: 'created', billId: ours },
		{ outcome: 'created', billId: ofThatKey },
	]);
});

it('names the bill of the invoice where BILL merged it with others into one payment', async () => {
	const merges = { additionalInfo: { combinePayments: true } };
	const theirs = await invoices.addBill('Acme Inc', merges);
	const vendorId = await invoices.vendorOf(theirs);
	const [ours, ofSameVendor] = [
		await invoices.addBill('Acme Inc'),
		await invoices.addBillOf(vendorId, 'INV-9'),
	];
	await invoices.run(aPayment(ofSameVendor, { idempotencyKey: 'SF-another-round' }), aPayment(theirs));

	const [second] = await invoices.run(aPayment(ours));

	expect(second).toMatchObject({ outcome: 'existing', billId: theirs, duplicateBillId: ours });
});

it('asks for three lists more in bulk, and reads no bill of strangers', async () => {
	const [theirs, ours] = [await invoices.addBill('Somebody Else'), await invoices.addBill('Acme Inc')];
	await invoices.run(aPayment(theirs, { idempotencyKey: 'SF-two' }));
	await bill.clearJournal();

	await invoices.run(aPayment(ours));

	const calls = (await bill.calls()).map(({ method, path }) => `${method} ${path}`);
	expect(calls.slice(calls.indexOf('POST /connect/v3/payments/bulk') + 1)).toEqual([
		'GET /connect/v3/payments',
		'GET /connect/v3/payments',
		'GET /connect/v3/payments',
	]);
});

it('takes two vendors without a name for two', () => {
	const invoice = { invoiceNumber: 'INV-1' };

	expect(isSameInvoice({ invoice, vendorId: '0091' }, { invoice, vendorId: '0092' })).toBe(false);
});
