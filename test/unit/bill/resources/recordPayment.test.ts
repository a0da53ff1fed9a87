import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { untilTrue } from '../../../untilTrue';

const bill = useBill();
let credential: StoredCredential;
let vendorIds: string[];
let billIds: string[];

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { vendors = [] } = await bill.seed({ vendors: [aVendor(), aVendor({ name: 'Fabrikam' })] });
	vendorIds = vendors.map(({ id }) => id);
	billIds = [];
	for (const [number, vendorId] of [vendorIds[0], vendorIds[0], vendorIds[1]].entries()) {
		const invoice = { invoiceNumber: `INV-${number}`, invoiceDate: '2026-11-02' };
		const draft = { vendorId, dueDate: '2026-12-02', invoice, billLineItems: [{ amount: 100 }] };
		billIds.push(String((await bill.direct('POST', '/v3/bills', draft)).id));
	}
});

function aRecord(paymentsArray: IDataObject[]): IDataObject {
	return {
		resource: 'bill',
		operation: 'recordPayment',
		paymentsFrom: 'array',
		paymentsArray,
		processDate: '2026-11-20',
		toPrintCheck: false,
		additionalFields: { description: 'Check 1012' },
	};
}

const part = (index: number, amount: number | string) => ({ billId: billIds[index], amount });
const record = async (...parts: IDataObject[]) => await runOne(credential, aRecord(parts));
const paid = async () => ((await bill.state()).bills ?? []).map(({ paidAmount }) => paidAmount ?? 0);
const sent = async () => (await bill.calls('/v3/bills/record-payment')).length;

it('records one payment over several bills of a vendor', async () => {
	const payment = await record(part(0, 100), part(1, '40.50'));

	expect(payment).toMatchObject({ vendorId: vendorIds[0], amount: 140.5, description: 'Check 1012' });
	expect(await paid()).toEqual([100, 40.5, 0]);
});

it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
	'finds the payment whose answer is unclear, and never sends it twice (%s)',
	async (kind) => {
		await bill.fault({ kind, on: 'POST /v3/bills/record-payment' });

		const payment = await record(part(0, 30), part(1, 20));

		const [stored] = (await bill.state()).payments ?? [];
		expect(payment.id).toBe(stored?.id);
		expect(await paid()).toEqual([30, 20, 0]);
		expect(await sent()).toBe(1);
	},
);

it('leaves it to a person when nobody knows whether the payment was recorded', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/bills/record-payment' });
	await bill.fault({ kind: 'latency', on: 'POST /v3/bills/record-payment', ms: 300 });
	const run = runBill({ credential, items: [aRecord([part(0, 30)])], continueOnFail: true });
	await untilTrue(async () => (await bill.calls('/v3/bills')).length >= 4, 'four calls');
	await bill.fault({ kind: 'lost-reply', on: 'GET /v3/bills', times: 50 });

	const [output] = await run;

	expect(output?.json).toMatchObject({ details: { reason: 'unknownOutcome' } });
	expect(await sent()).toBe(1);
});

it.each([
	['a paid bill', () => [part(0, 100)], 'alreadyPaid', /is already paid.*Nothing was sent/],
	['more than is due', () => [part(1, 100.01)], 'amountAboveDue', /has 100\.00 due, and 100\.01/],
	['bills of two vendors', () => [part(1, 1), part(2, 1)], 'vendorsDiffer', /belong to 2 vendors/],
	['an unknown bill', () => [{ billId: '00n01UNKNOWN', amount: 1 }], 'billUnknown', /no bill 00n01UNKNOWN/],
	[
		'a bill twice',
		() => [part(1, 1), part(1, 2)],
		'badInput',
		/listed twice.*List it once, with the whole amount/,
	],
	['no amount', () => [{ billId: billIds[1] }], 'badInput', /Amount of paid bill 1 is missing/],
])('refuses %s before anything is sent', async (_, parts, reason, message) => {
	const draft = { vendorId: vendorIds[0], processDate: '2026-11-20', toPrintCheck: false };
	await bill.direct('POST', '/v3/bills/record-payment', { ...draft, payments: [part(0, 100)] });
	const before = await sent();

	const [output] = await runBill({ credential, items: [aRecord(parts())], continueOnFail: true });

	expect(output?.json).toMatchObject({ error: expect.stringMatching(message), details: { reason } });
	expect(await sent()).toBe(before);
});

it('records each of two payments for one bill that come at once, and the second only what is left', async () => {
	const runs = await Promise.allSettled([record(part(0, 60)), record(part(0, 60))]);

	expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await paid()).toEqual([60, 0, 0]);
});
