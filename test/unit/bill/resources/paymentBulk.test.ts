import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { bulkTransactionNumber, isKeyInBulkNumber } from '../../../../nodes/shared/keys';
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
});

async function addVendor(changes: IDataObject = {}): Promise<string> {
	const { vendors } = await bill.seed({ vendors: [aVendor(changes)] });
	return vendors?.[0]?.id ?? '';
}

/** So many bills over 1.00, 2.00, 3.00 and so on; their ids in order. */
async function addBills(count: number, ofVendor = vendorId): Promise<string[]> {
	const drafts = Array.from({ length: count }, (_, index) => ({
		vendorId: ofVendor,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: `INV-${index + 1}`, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: index + 1 }],
	}));
	for (let start = 0; start < count; start += 100)
		await bill.direct('POST', '/v3/bills/bulk', drafts.slice(start, start + 100));
	const bills = (await bill.state()).bills ?? [];
	const ofThese = bills.filter((one) => one.vendorId === ofVendor);
	return ofThese.sort((one, other) => Number(one.amount) - Number(other.amount)).map(({ id }) => id);
}

function aPayment(billId: string, amount: number, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		sendInBulk: true,
		billId: { __rl: true, mode: 'id', value: billId },
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${billId}`,
		processDate: '',
		options: {},
		...changes,
	};
}

const paymentsOf = (billIds: string[]) => billIds.map((id, index) => aPayment(id, index + 1));

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	const output = await runBill({ credential, items, continueOnFail: true });
	return output.map(({ json }) => json);
}

/** Cancels a payment and lets BILL finish with that. */
async function cancel(payment: IDataObject | undefined): Promise<void> {
	await bill.direct('POST', `/v3/payments/${String(payment?.id)}/cancel`);
	await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
}

const bulkCalls = async () => (await bill.calls('/v3/payments/bulk')).length;
const stored = async () => (await bill.state()).payments ?? [];
const reasons = (outputs: IDataObject[]) => outputs.map(({ details }) => (details as IDataObject)?.reason);

it('pays 120 bills in eight calls, each item with its own payment', async () => {
	const ids = await addBills(120);

	const outputs = await run(paymentsOf(ids));

	expect(outputs.map(({ outcome, billId, amount }) => ({ outcome, billId, amount }))).toEqual(
		ids.map((billId, index) => ({ outcome: 'created', billId, amount: index + 1 })),
	);
	expect(await bulkCalls()).toBe(8);
	expect(await stored()).toHaveLength(120);
});

it('pays nothing a second time when the same items come again', async () => {
	const items = paymentsOf(await addBills(60));
	const first = await run(items);

	const second = await run(items);

	expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
	expect(new Set(second.map(({ outcome }) => outcome))).toEqual(new Set(['existing']));
	expect(await bulkCalls()).toBe(4);
});

it('refuses the one item above what is due and pays the others', async () => {
	const items = paymentsOf(await addBills(5));
	items[2] = { ...items[2], amount: 3.01 };

	const outputs = await run(items);

	expect(outputs[2]).toMatchObject({
		error: expect.stringContaining('Amount 3.01 is above the 3.00 still due'),
		details: { reason: 'amountAboveDue' },
	});
	expect(await stored()).toHaveLength(4);
	expect((await run(items)).map(({ outcome }) => outcome)).toEqual([
		'existing',
		'existing',
		undefined,
		'existing',
		'existing',
	]);
});

it.each(['each', 'failing', 'message'])(
	'leaves out the item BILL itself refuses when it names it in the form %s',
	async (bulkErrorShape) => {
		await bill.switches({ bulkErrorShape, vendorBankWait: true });
		const ids = await addBills(6);
		const bankAccount = {
			accountNumber: '000987654',
			routingNumber: '074000010',
			nameOnAccount: 'New Print',
		};
		const fresh = await addVendor({ name: 'New Print', paymentInformation: { bankAccount } });
		const [tooEarly = ''] = await addBills(1, fresh);
		const items = [...paymentsOf(ids.slice(0, 3)), aPayment(tooEarly, 1), ...paymentsOf(ids).slice(3)];

		const outputs = await run(items);

		expect(outputs[3]?.details).toMatchObject({ reason: 'refusedByBill' });
		expect(outputs.filter(({ outcome }) => outcome === 'created')).toHaveLength(6);
		expect(await stored()).toHaveLength(6);
	},
);

it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
	'finds the payments by the number of their call when the answer is lost (%s)',
	async (kind) => {
		const items = paymentsOf(await addBills(60));
		await bill.fault({ kind, on: 'POST /v3/payments/bulk' });

		const outputs = await run(items);

		expect(new Set(outputs.map(({ outcome }) => outcome))).toEqual(new Set(['created']));
		expect(await bulkCalls()).toBe(4);
		expect(await stored()).toHaveLength(60);
	},
);

it('pays each bill once when two runs of the same items come at the same time', async () => {
	const items = paymentsOf(await addBills(60));

	const [one, other] = await Promise.all([run(items), run(items)]);

	expect(one.map(({ id }) => id)).toEqual(other.map(({ id }) => id));
	expect(one.every(({ id }) => typeof id === 'string')).toBe(true);
	expect(await stored()).toHaveLength(60);
});

it('returns the payments another worker made of the same items after this one looked at the bills', async () => {
	const ids = await addBills(3);
	const transactionNumber = bulkTransactionNumber(ids.map((id) => `round-${id}`));
	const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };
	await bill.clearJournal();
	await bill.fault({ kind: 'latency', on: 'POST /v3/payments/bulk', ms: 1000 });
	const paying = run(paymentsOf(ids));
	await untilTrue(async () => (await bill.calls('/v3/bills')).length > 0, 'the look at the bills');
	for (const [index, billId] of ids.entries()) {
		const theirs = { billId, amount: index + 1, transactionNumber, fundingAccount, processingOptions: {} };
		await bill.direct('POST', '/v3/payments', theirs);
	}

	const outputs = await paying;

	expect(outputs.map(({ outcome }) => outcome)).toEqual(['existing', 'existing', 'existing']);
	expect(await stored()).toHaveLength(3);
});

it('ends like the first batch when a batch of other composition comes after a crash', async () => {
	const items = paymentsOf(await addBills(4));
	const first = await run(items.slice(0, 3));

	const outputs = await run(items.reverse());

	expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'existing', 'existing', 'existing']);
	expect(outputs.slice(1).map(({ id }) => id)).toEqual(first.map(({ id }) => id).reverse());
	expect(await stored()).toHaveLength(4);
});

it('refuses a bill that was paid in other company where that is chosen', async () => {
	const items = paymentsOf(await addBills(3)).map((item) => ({ ...item, whenAlreadyPaid: 'refuse' }));
	await run(items.slice(0, 2));

	const outputs = await run(items);

	expect(reasons(outputs)).toEqual(['alreadyScheduled', 'alreadyScheduled', undefined]);
	expect(await stored()).toHaveLength(3);
});

it.each([true, false])(
	'does not pay anew what was taken back when it comes in other company (in bulk: %s), but pays for a new key',
	async (sendInBulk) => {
		const items = paymentsOf(await addBills(3));
		const [first] = await run(items.slice(0, 2));
		await cancel(first);
		const again = { ...items[0], sendInBulk };

		const outputs = await run(sendInBulk ? [again, items[2] ?? {}] : [again]);
		const [anew] = await run([{ ...again, idempotencyKey: 'another approval' }]);

		expect(reasons(outputs)[0]).toBe('paymentTakenBack');
		expect(anew).toMatchObject({ outcome: 'created', amount: 1 });
	},
);

it('says in bulk too that the payment a key made alone was taken back', async () => {
	const [id = ''] = await addBills(1);
	const [alone] = await run([aPayment(id, 1, { sendInBulk: false })]);
	await cancel(alone);

	expect(reasons(await run([aPayment(id, 1)]))).toEqual(['paymentTakenBack']);
});

it('pays no part of a bill in bulk, because a part could be paid twice', async () => {
	const [, , id = ''] = await addBills(3);

	const outputs = await run([aPayment(id, 2)]);

	expect(reasons(outputs)).toEqual(['partInBulk']);
	expect(await stored()).toEqual([]);
});

it('recognises a part that the same key has paid alone', async () => {
	const [, id = ''] = await addBills(2);
	const [alone] = await run([aPayment(id, 1, { sendInBulk: false })]);

	const outputs = await run([aPayment(id, 1)]);

	expect(outputs).toMatchObject([{ outcome: 'existing', id: alone?.id }]);
	expect(await stored()).toHaveLength(1);
});

it('pays one of two items for the same bill', async () => {
	const [id = ''] = await addBills(1);

	const outputs = await run([aPayment(id, 1), aPayment(id, 1, { idempotencyKey: 'another' })]);

	expect(reasons(outputs)).toEqual([undefined, 'alreadyScheduled']);
	expect(await stored()).toHaveLength(1);
});

it('gives each item the payment it was merged into for a vendor who wants one payment', async () => {
	const merging = await addVendor({ name: 'Merge Inc', additionalInfo: { combinePayments: true } });
	const items = paymentsOf(await addBills(40, merging));

	const outputs = await run(items);

	expect(outputs.map(({ billId }) => billId)).toEqual(
		items.map(({ billId }) => (billId as IDataObject).value),
	);
	expect(new Set(outputs.map(({ id }) => id)).size).toBe(3); // one a call
	expect((await run(items)).map(({ outcome }) => outcome)).toEqual(items.map(() => 'existing'));
	expect(await stored()).toHaveLength(3);
});

it('sends items of different days in different calls', async () => {
	const [one = '', other = ''] = await addBills(2);

	const outputs = await run([aPayment(one, 1), aPayment(other, 2, { processDate: '2027-03-01' })]);

	expect(outputs[1]).toMatchObject({ outcome: 'created', processDate: '2027-03-01' });
	expect(await bulkCalls()).toBe(2);
});

it('says that a payment of the key was cancelled instead of repeating it', async () => {
	const items = paymentsOf(await addBills(2));
	const [first] = await run(items);
	await bill.direct('POST', `/v3/payments/${String(first?.id)}/cancel`);

	const outputs = await run(items);

	expect(reasons(outputs)).toEqual(['paymentTakenBack', undefined]);
	expect(await stored()).toHaveLength(2);
});

it('sends nothing in a session BILL does not trust', async () => {
	const items = paymentsOf(await addBills(3));
	credential = aCredential(bill.url, { rememberMeId: '', device: '' });

	const outputs = await run(items);

	expect(reasons(outputs)).toEqual(items.map(() => 'sessionNotTrusted'));
	expect(await bulkCalls()).toBe(0);
});

it('trusts the session anew when BILL takes the trust away in between', async () => {
	const items = paymentsOf(await addBills(3));
	await bill.fault({ kind: 'untrusted-session', on: 'POST /v3/payments/bulk' });

	const outputs = await run(items);

	expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
	expect(await stored()).toHaveLength(3);
});

it('pays a bill anew in the place of a payment whose call seems to hold the new key', async () => {
	const [id = '', ...others] = await addBills(16);
	const [first] = await run(paymentsOf([id, ...others]));
	await cancel(first);
	const number = String(first?.transactionNumber);
	const seeming = Array.from({ length: 100_000 }, (_, index) => `SF-anew-${index}`).find((key) =>
		isKeyInBulkNumber(number, key),
	);

	const [refused] = await run([aPayment(id, 1, { idempotencyKey: seeming })]);
	const [paid] = await run([
		aPayment(id, 1, {
			idempotencyKey: seeming,
			options: { replacedPaymentId: { __rl: true, mode: 'id', value: String(first?.id) } },
		}),
	]);

	expect(reasons([refused ?? {}])).toEqual(['paymentTakenBack']);
	expect(paid).toMatchObject({ outcome: 'created', billId: id });
});
