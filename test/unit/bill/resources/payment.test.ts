import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { untilTrue } from '../../../untilTrue';

/** The key of one approval round. */
const ONE_ROUND = 'SF-a0B5g00000XyZabEAF-1f2e3d4c';

const bill = useBill();
let credential: StoredCredential;
let billId: string;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({ vendors: [aVendor()] });
	vendorId = seeded.vendors?.[0]?.id ?? '';
	billId = String((await aBill()).id);
	await bill.clearJournal();
});

async function aBill(amount = 120.5): Promise<IDataObject> {
	const invoice = { invoiceNumber: `INV-${amount}`, invoiceDate: '2026-11-02' };
	return await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-02',
		invoice,
		billLineItems: [{ amount }],
	});
}

function aPayment(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId: { __rl: true, mode: 'id', value: billId },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: ONE_ROUND,
		processDate: '',
		options: {},
		...changes,
	};
}

const sent = async () => (await bill.calls('/connect/v3/payments')).filter(({ method }) => method === 'POST');
/** Cancels a payment and lets BILL finish with that. */
async function cancel(payment: IDataObject | undefined): Promise<void> {
	await bill.direct('POST', `/v3/payments/${String(payment?.id)}/cancel`);
	await axios.post(`${bill.url}/sandbox/tick`, {}, { proxy: false });
}

const payments = async () => (await bill.state()).payments ?? [];

async function refusalOf(item: IDataObject): Promise<IDataObject> {
	const [output] = await runBill({ credential, items: [item], continueOnFail: true });
	return output?.json ?? {};
}

it('pays the bill under the idempotency key', async () => {
	const payment = await runOne(credential, aPayment());

	expect(payment).toMatchObject({
		outcome: 'created',
		amount: 120.5,
		transactionNumber: ONE_ROUND,
	});
	expect(await payments()).toMatchObject([{ billId, vendorId }]);
});

it('returns the payment of the key instead of paying again', async () => {
	const first = await runOne(credential, aPayment());

	const second = await runOne(credential, aPayment());

	expect(second).toMatchObject({ id: first.id, outcome: 'existing' });
	expect(await sent()).toHaveLength(1);
});

it('pays once when the reply to the payment is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/payments' });

	const payment = await runOne(credential, aPayment());

	expect(payment.outcome).toBe('created');
	expect(await sent()).toHaveLength(1);
	expect(await payments()).toHaveLength(1);
});

it('pays once when BILL answers 500 after it has paid', async () => {
	await bill.fault({ kind: 'server-error-after-write', on: 'POST /v3/payments' });

	const payment = await runOne(credential, aPayment());

	expect(payment.outcome).toBe('created');
	expect(await sent()).toHaveLength(1);
});

it('pays once when the payment is answered with nothing, and returns it', async () => {
	await bill.fault({ kind: 'empty-body', on: 'POST /v3/payments' });

	const payment = await runOne(credential, aPayment());

	expect(payment).toMatchObject({ id: (await payments())[0]?.id, outcome: 'created' });
	expect(await sent()).toHaveLength(1);
});

it('does not take an answer without a list for "not paid yet"', async () => {
	await runOne(credential, aPayment({ amount: 20 }));
	await bill.fault({ kind: 'empty-body', on: 'GET /v3/payments', times: 3 });

	const refusal = await refusalOf(aPayment({ amount: 20 }));

	expect(refusal.error).toMatch(/Could not reach BILL to look for the payment/);
	expect(await payments()).toHaveLength(1);
});

it.each([
	['looked at the bill', '/connect/v3/payments', 'GET /v3/bills/*'],
	['paid', '/connect/v3/bills', 'POST /v3/payments'],
])('returns the payment that another worker made before this one %s', async (_, called, slow) => {
	const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };
	const theirs = { payments: [{ billId, amount: 120.5 }], transactionNumber: ONE_ROUND, fundingAccount };
	await bill.fault({ kind: 'latency', on: slow, ms: 1000 });
	const paying = runOne(credential, aPayment());
	await untilTrue(async () => (await bill.calls(called)).length > 0, `a call of ${called}`);
	await bill.direct('POST', '/v3/payments/bulk', theirs);

	const payment = await paying;

	expect(payment).toMatchObject({ outcome: 'existing', transactionNumber: ONE_ROUND });
	expect(await payments()).toHaveLength(1);
});

it('pays once when five runs with one key come at the same time', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/payments' });

	const runs = await Promise.all(Array.from({ length: 5 }, async () => await runOne(credential, aPayment())));

	expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
	expect(await payments()).toHaveLength(1);
});

it.each([
	['return', ['created', 'existing']],
	['refuse', ['alreadyScheduled', 'created']],
])('pays a bill once for two keys at the same time, when already paid: %s', async (choice, expected) => {
	const items = ['one', 'two'].map((idempotencyKey) => aPayment({ idempotencyKey, whenAlreadyPaid: choice }));

	const outputs = await Promise.all(items.map(refusalOf));

	const outcomes = outputs.map(({ outcome, details }) => outcome ?? (details as IDataObject).reason);
	expect(outcomes.sort()).toEqual(expected);
	expect(await payments()).toHaveLength(1);
});

it.each(['online', 'recorded as paid outside of BILL'])(
	'returns the payment of the whole bill that a person made without a key (%s)',
	async (how) => {
		const whole = { billId, amount: 120.5 };
		const fundingAccount = { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId };
		const made =
			how === 'online'
				? await bill.direct('POST', '/v3/payments', { ...whole, fundingAccount, processingOptions: {} })
				: await bill.direct('POST', '/v3/bills/record-payment', {
						vendorId,
						processDate: '2026-11-20',
						toPrintCheck: false,
						payments: [whole],
					});

		const payment = await runOne(credential, aPayment());

		expect(payment).toMatchObject({ outcome: 'existing', id: made.id });
		expect(await payments()).toHaveLength(1);
	},
);

it('pays a part beside a part of the same amount, and names both where the whole is asked for', async () => {
	const parts = [
		await runOne(credential, aPayment({ amount: 60.25, idempotencyKey: 'part 1' })),
		await runOne(credential, aPayment({ amount: 60.25, idempotencyKey: 'part 2' })),
	];

	const whole = await refusalOf(aPayment());

	expect(parts.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
	expect(whole.details).toMatchObject({ paymentIds: parts.map(({ id }) => id) });
});

it('does not count a payment that was taken back as the payment of the whole bill', async () => {
	const first = await runOne(credential, aPayment({ idempotencyKey: 'first approval' }));
	await cancel(first);

	const second = await runOne(credential, aPayment({ idempotencyKey: 'second approval' }));

	expect(second).toMatchObject({ outcome: 'created', amount: 120.5 });
});

it('says that the payment of the key was cancelled instead of returning or repeating it', async () => {
	const payment = await runOne(credential, aPayment());
	await bill.direct('POST', `/v3/payments/${String(payment.id)}/cancel`);

	const refusal = await refusalOf(aPayment());

	expect(refusal.error).toMatch(/is CANCELLATION_IN_PROGRESS.*new Idempotency Key/);
	expect(refusal.details).toMatchObject({ reason: 'paymentTakenBack', paymentIds: [payment.id] });
	expect(await sent()).toHaveLength(2);
});

it('refuses a key that paid another bill', async () => {
	await runOne(credential, aPayment());
	const other = await aBill(50);

	const refusal = await refusalOf(aPayment({ billId: other.id, amount: 50 }));

	expect(refusal).toMatchObject({
		error: expect.stringContaining(billId),
		details: { reason: 'keyUsedForAnother' },
	});
});

it.each([
	[
		'above what is due',
		{ amount: 130 },
		'amountAboveDue',
		/Amount 130\.00 is above the 120\.50 still due.*Lower Amount/,
	],
	['to a bill nobody knows', { billId: '00n01UNKNOWN000000000' }, 'billUnknown', /BILL has no such bill/],
	['of nothing', { amount: 0 }, 'badInput', /Amount is 0\.00/],
	['without a key', { idempotencyKey: '' }, 'badInput', /Idempotency Key is missing/],
	['from a wallet without a day', { fundingAccountType: 'WALLET' }, 'badInput', /Process Date is missing/],
])('refuses a payment %s', async (_, changes, reason, message) => {
	const refusal = await refusalOf(aPayment(changes));

	expect(refusal.error).toMatch(message);
	expect(refusal.details).toMatchObject({ reason });
	expect(await sent()).toEqual([]);
});

it('refuses to pay a bill that is paid or scheduled by someone else, where that is chosen', async () => {
	await runOne(credential, aPayment({ idempotencyKey: 'by hand' }));

	const refusal = await refusalOf(aPayment({ whenAlreadyPaid: 'refuse' }));

	expect(refusal.details).toMatchObject({ reason: 'alreadyScheduled' });
	expect(await sent()).toHaveLength(1);
});

it('refuses to pay a bill that waits for an approval in BILL', async () => {
	const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: ['10'] }];
	await bill.seed({ approvalPolicies: [{ policyName: 'All', rules, approvers: [TENANT.approverUserId] }] });
	const waiting = await aBill(60);

	const refusal = await refusalOf(aPayment({ billId: waiting.id, amount: 60 }));

	expect(refusal).toMatchObject({
		error: expect.stringContaining('ASSIGNED'),
		details: { reason: 'billNotApproved' },
	});
	expect(await sent()).toEqual([]);
});

it('refuses to pay an archived bill', async () => {
	await bill.direct('POST', `/v3/bills/${billId}/archive`);

	const refusal = await refusalOf(aPayment());

	expect(refusal.details).toMatchObject({ reason: 'billArchived' });
});

it.each([false, true])('names the account that BILL does not pay from (in bulk: %s)', async (sendInBulk) => {
	const [account] =
		(await bill.seed({ bankAccounts: [{ bankName: 'New bank', status: 'PENDING' }] })).bankAccounts ?? [];
	const unknown = 'bac01UNKNOWN00000000';

	const notVerified = await refusalOf(aPayment({ sendInBulk, fundingAccountId: account?.id }));
	const notThere = await refusalOf(aPayment({ sendInBulk, fundingAccountId: unknown }));

	expect(notVerified).toMatchObject({
		error: expect.stringContaining(`${account?.id} is PENDING and not VERIFIED`),
		details: { reason: 'fundingAccountNotUsable' },
	});
	expect(notThere).toMatchObject({
		error: expect.stringContaining(`Funding Account ${unknown} does not exist`),
		details: { reason: 'fundingAccountNotUsable' },
	});
	expect(await payments()).toEqual([]);
});

it('pays from the default bank account of BILL when no other is chosen', async () => {
	const payment = await runOne(
		credential,
		aPayment({ fundingAccountType: 'DEFAULT_BANK_ACCOUNT', fundingAccountId: '' }),
	);

	expect(payment.fundingAccount).toMatchObject({ type: 'BANK_ACCOUNT', id: TENANT.bankAccountId });
});

it('refuses to pay in a session BILL does not trust, before anything is sent', async () => {
	const untrusted = aCredential(bill.url, { rememberMeId: '', device: '' });

	const [output] = await runBill({ credential: untrusted, items: [aPayment()], continueOnFail: true });

	expect(output?.json).toMatchObject({
		error: expect.stringContaining('Remembered Device ID'),
		details: { reason: 'sessionNotTrusted' },
	});
	expect(await sent()).toEqual([]);
	expect((await bill.stats()).refusals).toEqual({});
});

it('trusts the session anew and pays once when the trust ends between the check and the payment', async () => {
	await bill.fault({ kind: 'untrusted-session', on: 'POST /v3/payments' });

	const payment = await runOne(credential, aPayment());

	expect(payment.outcome).toBe('created');
	expect(await payments()).toHaveLength(1);
	expect(await bill.calls('/v3/mfa/step-up')).toHaveLength(1);
});

it('asks once to be trusted anew, and refuses when BILL does not remember the device any more', async () => {
	await bill.switches({ trustDays: 0 });
	const items = [aPayment(), aPayment({ idempotencyKey: 'second' })];

	const outputs = await runBill({ credential, items, continueOnFail: true });

	expect(outputs.map(({ json }) => json.details)).toMatchObject([
		{ reason: 'sessionNotTrusted' },
		{ reason: 'sessionNotTrusted' },
	]);
	expect(await bill.calls('/v3/mfa/step-up')).toHaveLength(1);
	expect(await payments()).toEqual([]);
});

it('refuses to pay with a sync token', async () => {
	const token = aCredential(bill.url, {
		loginMethod: 'syncToken',
		tokenName: TENANT.syncTokenName,
		tokenValue: TENANT.syncTokenValue,
	});

	const run = runOne(token, aPayment());

	await expect(run).rejects.toThrow(/sync token/);
});

it.each([
	['nothing was allowed', {}, /Switch on Let the Agent Pay/],
	[
		'the amount is above the limit',
		{ agentMayPay: true, agentPaymentLimit: 100 },
		/Agent Payment Limit is 100\.00/,
	],
	['the permission comes from an expression', { agentMayPay: '={{ true }}' }, /Switch on Let the Agent Pay/],
])('does not let an agent pay when %s', async (_, changes, message) => {
	const run = runBill({ credential, items: [aPayment(changes)], nodeType: 'billComTool' });

	await expect(run).rejects.toThrow(message);
	expect(await bill.calls()).toEqual([]);
});

it('lets an agent pay up to the limit a person set', async () => {
	const item = aPayment({ agentMayPay: true, agentPaymentLimit: 120.5 });

	const [output] = await runBill({ credential, items: [item], nodeType: 'billComTool' });

	expect(output?.json.outcome).toBe('created');
});
