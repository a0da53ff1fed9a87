/** Payment: Create: what BILL is asked right before it pays, how much that costs, and two runs that pay at one moment. */
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { untilTrue } from '../../../untilTrue';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	vendorId = await addVendor();
	// Who signs in and is trusted is known, as it is in every run but the first of a minute.
	await run([aPayment(await addBill('INV-0', 1), 1)]);
	await bill.clearJournal();
});

async function addVendor(changes: IDataObject = {}): Promise<string> {
	return (await bill.seed({ vendors: [aVendor(changes)] })).vendors?.[0]?.id ?? '';
}

async function addBill(invoiceNumber: string, amount = 10, ofVendor = vendorId): Promise<string> {
	const made = await bill.direct('POST', '/v3/bills', {
		vendorId: ofVendor,
		dueDate: '2026-12-31',
		invoice: { invoiceNumber, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount }],
	});
	return String(made.id);
}

function aPayment(billId: string, amount = 10, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId,
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `SF-round-${billId}`,
		...changes,
	};
}

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	return (await runBill({ credential, items, continueOnFail: true })).map(({ json }) => json);
}

async function callsMade(): Promise<string[]> {
	const byDirect = ['/connect/v3/bills', '/connect/v3/bills/bulk'];
	return (await bill.calls())
		.filter(({ method, path }) => !(method === 'POST' && byDirect.includes(path)))
		.map(({ method, path }) => `${method} ${path.replace('/connect/v3/', '').replace(/00n\w+/, ':id')}`);
}

const stored = async (status = 'SCHEDULED') =>
	((await bill.state()).payments ?? []).filter(
		(payment) => payment.singleStatus === status && payment.amount === 10,
	);

describe('the calls of a payment', () => {
	it('are three for a bill that BILL has just made: key, bill, payment, and nothing in between', async () => {
		const id = await addBill('INV-1');

		await run([aPayment(id)]);

		expect(await callsMade()).toEqual(['GET payments', 'GET bills/:id', 'POST payments']);
	});

	it('look again after everything else that had to be asked: an exchange rate takes time, too', async () => {
		const canadian = await addVendor({ name: 'Maple Ltd', billCurrency: 'CAD' });
		const id = await addBill('INV-1', 10, canadian);

		const [payment] = await run([aPayment(id, 10, { currency: 'CAD' })]);

		expect(payment).toMatchObject({ outcome: 'created' });
		expect((await callsMade()).slice(-4)).toEqual([
			...['GET payments/exchange-rate', 'GET payments', 'GET bills/:id', 'POST payments'],
		]);
	});

	it('are the same four in bulk, with the numbers looked up once more right before', async () => {
		const ids = [await addBill('INV-1'), await addBill('INV-2')];

		await run(ids.map((id) => aPayment(id, 10, { sendInBulk: true })));

		const calls = await callsMade();
		expect(calls.slice(0, 1)).toEqual(['GET payments']);
		expect(calls.slice(1, 3).sort()).toEqual(['GET bills', 'GET payments']);
		expect(calls.slice(3)).toEqual(['POST payments/bulk']);
	});

	it('are one for a payment that is there', async () => {
		const id = await addBill('INV-1');
		await run([aPayment(id)]);
		await bill.clearJournal();

		const [again] = await run([aPayment(id)]);

		expect(again).toMatchObject({ outcome: 'existing' });
		expect(await callsMade()).toEqual(['GET payments']);
	});
});

describe.each([false, true])(
	'where BILL allows a number twice, and two runs made a bill each (in bulk: %s)',
	(sendInBulk) => {
		let twins: [string, string];

		beforeEach(async () => {
			await bill.switches({ duplicateInvoice: 'allow' });
			twins = [await addBill('INV-1'), await addBill('INV-1')];
			await bill.clearJournal();
		});

		const path = sendInBulk ? '/v3/payments/bulk' : '/v3/payments';
		const both = (options: IDataObject = {}) =>
			twins.map((id) => aPayment(id, 10, { sendInBulk, idempotencyKey: 'SF-one-round', options }));

		it('pays the invoice once when the other has paid, and names both bills', async () => {
			const [one, other] = both();
			const [first] = await run([one ?? {}]);

			const [second] = await run([other ?? {}]);

			expect(second).toMatchObject({ id: first?.id, outcome: 'existing', duplicateBillId: twins[1] });
			expect(second?.bills).toEqual([{ billId: twins[0], amount: 10 }]);
			expect(await stored()).toHaveLength(1);
		});

		it('keeps the older of two payments of one moment where that is chosen, and cancels the younger', async () => {
			// Both look before either has paid.
			await bill.fault({ kind: 'latency', on: `POST ${path}`, ms: 300, times: 2 });

			const [[one], [other]] = await Promise.all(
				both({ lookAgainAfterPaying: true }).map(async (item) => await run([item])),
			);

			const [live] = await stored();
			expect(await stored()).toHaveLength(1);
			expect([one?.id, other?.id]).toEqual([live?.id, live?.id]);
			expect([one?.outcome, other?.outcome].sort()).toEqual(['created', 'existing']);
			expect([one, other].find((payment) => payment?.outcome === 'existing')).toHaveProperty(
				'cancelledPaymentId',
			);
		});

		it('cancels nothing, and says which payments there are, where BILL does not cancel', async () => {
			await bill.fault({ kind: 'latency', on: `POST ${path}`, ms: 300, times: 2 });
			await bill.fault({ kind: 'refusal', code: 'BDC_1145', on: 'POST /v3/payments/*/cancel', times: 5 });

			const runs = await Promise.all(
				both({ lookAgainAfterPaying: true }).map(async (item) => await run([item])),
			);

			const failed = runs.flat().filter(({ error }) => error);
			expect(failed).toMatchObject([{ details: { reason: 'keyAmbiguous', paymentIds: expect.any(Array) } }]);
			expect((failed[0]?.details as IDataObject).paymentIds).toHaveLength(2);
		});

		it('does not take the payment of another amount, or another key, for its own', async () => {
			const [one] = both();
			await run([one ?? {}]);

			const [anotherKey] = await run([aPayment(twins[1], 10, { sendInBulk, idempotencyKey: 'SF-two' })]);

			expect(anotherKey).toMatchObject({ outcome: 'created' });
		});

		it('reports a payment that is made as made, also when BILL cannot be asked again', async () => {
			const [one] = both({ lookAgainAfterPaying: true });
			await bill.fault({ kind: 'latency', on: `POST ${path}`, ms: 1000 });
			const paying = run([one ?? {}]);
			await untilTrue(async () => (await callsMade()).length >= 2, 'the looks before paying');
			await bill.fault({ kind: 'refusal', code: 'BDC_1145', on: 'GET /v3/payments', times: 20 });

			expect(await paying).toMatchObject([{ outcome: 'created', lookedAgain: false }]);
		});
	},
);

it.each([false, true])(
	'finds the live payment of a key beside one that was taken back (in bulk: %s)',
	async (sendInBulk) => {
		const id = await addBill('INV-1');
		const item = aPayment(id, 10, { sendInBulk });
		const [first] = await run([item]);
		await bill.direct('POST', `/v3/payments/${String(first?.id)}/cancel`);
		await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
		const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };
		const { transactionNumber } = first ?? {};
		const again = {
			billId: id,
			vendorId,
			amount: 10,
			transactionNumber,
			fundingAccount,
			processingOptions: {},
		};
		const live = await bill.direct('POST', '/v3/payments', again);

		const [output] = await run([item]);
		const found = await run([
			{
				resource: 'payment',
				operation: 'getAll',
				returnAll: true,
				filters: { transactionNumbers: [transactionNumber] },
			},
		]);

		expect(output).toMatchObject({ id: live.id, outcome: 'existing' });
		expect(found).toHaveLength(2);
		expect(found.filter(({ isLive }) => isLive).map((payment) => payment.id)).toEqual([live.id]);
	},
);
