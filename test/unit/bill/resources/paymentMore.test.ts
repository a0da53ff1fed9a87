import type { IDataObject } from 'n8n-workflow';
import axios from 'axios';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let billIds: string[];

beforeEach(async () => {
	credential = aCredential(bill.url);
	vendorId = (await bill.seed({ vendors: [aVendor()] })).vendors?.[0]?.id ?? '';
	const drafts = [10, 20, 30].map((amount) => ({
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: `INV-${amount}`, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount }],
	}));
	await bill.direct('POST', '/v3/bills/bulk', drafts);
	const bills = (await bill.state()).bills ?? [];
	billIds = bills.sort((one, other) => Number(one.amount) - Number(other.amount)).map(({ id }) => id);
});

const FUNDING = { fundingAccountType: 'BANK_ACCOUNT', fundingAccountId: TENANT.bankAccountId };

function payment(operation: string, changes: IDataObject = {}): IDataObject {
	return { resource: 'payment', operation, options: {}, processDate: '', ...FUNDING, ...changes };
}

async function pay(changes: IDataObject = {}): Promise<IDataObject> {
	const fields = { billId: billIds[0], amount: 10, idempotencyKey: 'key' };
	return await runOne(credential, payment('create', { ...fields, ...changes }));
}

async function refusalOf(item: IDataObject): Promise<IDataObject> {
	const [output] = await runBill({ credential, items: [item], continueOnFail: true });
	return output?.json ?? {};
}

const tick = async () => await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
const stored = async () => (await bill.state()).payments ?? [];

describe('taking a payment back', () => {
	it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
		'cancels once when the answer is lost (%s), and changes nothing the second time',
		async (kind) => {
			const { id } = await pay();
			await bill.fault({ kind, on: 'POST /v3/payments/*/cancel' });

			const first = await runOne(credential, payment('cancel', { paymentId: id }));
			const second = await runOne(credential, payment('cancel', { paymentId: id }));

			expect([first.outcome, second.outcome]).toEqual(['requested', 'unchanged']);
			expect(await bill.calls('/cancel')).toHaveLength(1);
		},
	);

	it('points to Void once the payment has started, and to Cancel before', async () => {
		const { id } = await pay();
		const voiding = { paymentId: id, voidType: 'VOID_AND_CREDIT', reason: 'Wrong vendor' };
		const early = await refusalOf(payment('void', voiding));
		await tick();

		const late = await refusalOf(payment('cancel', { paymentId: id }));

		expect(early.details).toMatchObject({ reason: 'notStarted' });
		expect(late).toMatchObject({
			error: expect.stringMatching(/READY_TO_FUND.*Use Void/),
			details: { reason: 'notCancellable', status: 'READY_TO_FUND' },
		});
	});

	it('voids once, and says what BILL says about a type it does not know', async () => {
		const { id } = await pay();
		await tick();
		const voiding = { paymentId: id, voidType: 'VOID_AND_CREDIT', reason: 'Wrong vendor' };

		const refusal = await refusalOf(payment('void', { ...voiding, voidType: 'AWAY' }));
		const first = await runOne(credential, payment('void', voiding));
		const second = await runOne(credential, payment('void', voiding));

		expect(refusal.error).toMatch(/AWAY/);
		expect([first.outcome, second.outcome]).toEqual(['voided', 'unchanged']);
	});
});

describe('a mass payment', () => {
	const massOf = (bills: unknown, changes: IDataObject = {}) =>
		payment('createMass', { bills: bills as IDataObject[], ...changes });
	const all = () => billIds.map((billId, index) => ({ billId, amount: (index + 1) * 10 }));

	it('is taken in, and tells bill by bill how far it is', async () => {
		const batch = await runOne(credential, massOf(JSON.stringify(all())));
		await tick();

		const state = await runOne(credential, payment('getMass', { paymentBatchId: batch.paymentBatchId }));

		expect(state).toMatchObject({ count: { total: 3, completed: 3, failed: 0 } });
		expect(await stored()).toHaveLength(3);
	});

	it('is sent once and not again when the answer is lost', async () => {
		await bill.fault({ kind: 'lost-reply', on: 'POST /v3/payments/mass' });

		const refusal = await refusalOf(massOf(all()));

		expect(refusal.details).toMatchObject({ reason: 'unknownOutcome' });
		expect(await bill.calls('/v3/payments/mass')).toHaveLength(1);
	});

	it('sends nothing while one bill cannot be paid, and names it', async () => {
		await pay();

		const refusal = await refusalOf(massOf(all()));

		expect(refusal).toMatchObject({
			error: expect.stringContaining(String(billIds[0])),
			details: { reason: 'billsNotPayable', bills: [{ billId: billIds[0], reason: 'alreadyScheduled' }] },
		});
		expect(await bill.calls('/v3/payments/mass')).toEqual([]);
	});

	it('pays each bill once when the same batch is given twice before BILL has begun', async () => {
		await runOne(credential, massOf(all()));
		await runOne(credential, massOf(all()));
		await tick();

		expect(await stored()).toHaveLength(3);
	});

	it.each([
		['a part of a bill', [{ amount: 4 }], /would pay only a part/],
		['more than is due', [{ amount: 11 }], /Amount 11\.00 is above the 10\.00 still due/],
		['a bill twice', [{ amount: 10 }, { amount: 10 }], /lists .* twice/],
	])('refuses %s', async (_, rows, message) => {
		const refusal = await refusalOf(massOf(rows.map((row) => ({ billId: billIds[0], ...row }))));

		expect(refusal.error).toMatch(message);
		expect(await bill.calls('/v3/payments/mass')).toEqual([]);
	});

	it('sends nothing in a session BILL does not trust', async () => {
		credential = aCredential(bill.url, { rememberMeId: '', device: '' });

		const refusal = await refusalOf(massOf(all()));

		expect(refusal.details).toMatchObject({ reason: 'sessionNotTrusted' });
		expect(await bill.calls('/v3/payments/mass')).toEqual([]);
	});

	it('lets an agent pay no more in sum than a person allowed', async () => {
		const item = massOf(all(), { agentMayPay: true, agentPaymentLimit: 59 });

		const run = runBill({ credential, items: [item], nodeType: 'billComTool' });

		await expect(run).rejects.toThrow(/asked to pay 60\.00/);
	});
});

describe('credits of the vendor', () => {
	async function addCredit(amount: number): Promise<string> {
		const credit = await bill.direct('POST', '/v3/vendor-credits', {
			vendorId,
			referenceNumber: 'CR-1',
			creditDate: '2026-11-01',
			vendorCreditLineItems: [{ amount }],
		});
		return String(credit.id);
	}
	const withCredit = (id: string, amount: number) => ({
		options: { vendorCredits: { credit: [{ id: { __rl: true, mode: 'id', value: id }, amount }] } },
	});

	it('lower what is paid, and both together pay the bill', async () => {
		const id = await addCredit(3);

		const paid = await pay({ amount: 7, ...withCredit(id, 3) });

		expect(paid).toMatchObject({ outcome: 'created', amount: 7 });
		expect((await bill.state()).bills?.find((one) => one.id === billIds[0])).toMatchObject({ dueAmount: 0 });
	});

	it('are refused when they and the amount are above what is due', async () => {
		const id = await addCredit(3);
		const fields = { billId: billIds[0], amount: 7.01, idempotencyKey: 'key' };

		const refusal = await refusalOf(payment('create', { ...fields, ...withCredit(id, 3) }));

		expect(refusal.error).toMatch(/Amount 7\.01 and Vendor Credits 3\.00 are together above the 10\.00/);
		expect(await stored()).toEqual([]);
	});

	it('are not taken in bulk', async () => {
		const id = await addCredit(3);
		const fields = { billId: billIds[0], amount: 7, idempotencyKey: 'key', sendInBulk: true };

		const refusal = await refusalOf(payment('create', { ...fields, ...withCredit(id, 3) }));

		expect(refusal.error).toMatch(/does not accept Vendor Credits in bulk/);
	});
});

it('gives several vendors their rates under one batch id, which a payment then takes', async () => {
	const address = { line1: '1 King St', city: 'Toronto', zipOrPostalCode: 'M5H 1A1', country: 'CA' };
	const { vendors } = await bill.seed({
		vendors: ['North', 'South'].map((name) => aVendor({ name, billCurrency: 'CAD', address })),
	});
	const rows = (vendors ?? []).map(({ id }) => ({
		vendorId: { __rl: true, mode: 'id', value: id },
		amount: 50,
	}));

	const rates = await runBill({
		credential,
		items: [payment('getExchangeRate', { vendors: { vendor: rows } })],
	});

	expect(rates.map(({ json }) => json.vendorId)).toEqual((vendors ?? []).map(({ id }) => id));
	expect(new Set(rates.map(({ json }) => json.exchangeRateBatchId)).size).toBe(1);
});

describe('what only some vendors and accounts need', () => {
	async function addBillOf(country: string, accountType = 'BUSINESS'): Promise<string> {
		const address = { line1: '1 Road', city: 'Town', zipOrPostalCode: '100001', country };
		const { vendors } = await bill.seed({ vendors: [aVendor({ name: 'Another', address, accountType })] });
		const draft = await bill.direct('POST', '/v3/bills', {
			vendorId: vendors?.[0]?.id,
			dueDate: '2026-12-02',
			invoice: { invoiceNumber: 'INV-9', invoiceDate: '2026-11-02' },
			billLineItems: [{ amount: 10 }],
		});
		return String(draft.id);
	}

	it('sends the purpose of a payment abroad as text or as code', async () => {
		const billId = await addBillOf('GB');

		await pay({ billId, amount: 4, options: { paymentPurposeText: 'Print work' }, idempotencyKey: 'one' });
		await pay({ billId, amount: 6, options: { paymentPurposeCode: 'P0102' }, idempotencyKey: 'two' });

		const sent = (await bill.calls('/v3/payments')).filter(({ method }) => method === 'POST');
		expect(sent.map(({ body }) => body.paymentPurpose)).toEqual([
			{ text: 'Print work' },
			{ code: { value: 'P0102' } },
		]);
	});

	it('pays from a card with the purpose chosen from the list', async () => {
		const cardFundingPurpose = { __rl: true, mode: 'list', value: 'RENT' };
		const card = { fundingAccountType: 'CARD_ACCOUNT', fundingAccountId: TENANT.cardAccountId };
		const billId = await addBillOf('US', 'PERSON');

		const paid = await pay({ ...card, billId, options: { cardFundingPurpose } });

		expect(paid).toMatchObject({ outcome: 'created', fundingAccount: { type: 'CARD_ACCOUNT' } });
	});

	it('refuses a description BILL has no room for', async () => {
		await expect(pay({ options: { description: 'x'.repeat(71) } })).rejects.toThrow(/71 characters/);
	});
});
