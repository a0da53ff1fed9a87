/** n8n's Retry On Fail runs a node again with all its items: writes without a key must not happen again. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let billId: string;
/** Each test is an execution of its own. */
let executions = 100;

beforeEach(async () => {
	executions += 1;
	credential = aCredential(bill.url);
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	const invoice = { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' };
	const lines = { billLineItems: [{ amount: 100 }] };
	const draft = { vendorId: vendors?.[0]?.id, dueDate: '2026-12-02', invoice, ...lines };
	billId = String((await bill.direct('POST', '/v3/bills', draft)).id);
});

/** One try of the run; its records, or why it failed. */
async function attempt(...items: IDataObject[]): Promise<IDataObject[] | string> {
	const running = runBill({ credential, items, executionId: `execution-${executions}` });
	return await running.then(
		(output) => output.map(({ json }) => json),
		(error: Error) => error.message,
	);
}

const aRecord = (amount: number): IDataObject => ({
	resource: 'bill',
	operation: 'recordPayment',
	paymentsFrom: 'array',
	paymentsArray: [{ billId, amount }],
	processDate: '2026-11-20',
	additionalFields: {},
});
const aNewVendor = (name: string): IDataObject => ({ resource: 'vendor', operation: 'create', name });
const state = async (rows: string) => (await bill.state())[rows] ?? [];
const posts = async (path: string) =>
	(await bill.calls(path)).filter(({ method }) => method === 'POST').length;

it('records what was paid offline once, although another item made the node fail', async () => {
	const first = await attempt(aRecord(30), aRecord(300));
	const second = await attempt(aRecord(30), aRecord(20));

	expect(first).toContain('has 70.00 due');
	expect(second).toMatchObject([{ amount: 30 }, { amount: 20 }]);
	expect(await state('bills')).toMatchObject([{ paidAmount: 50 }]);
});

it('does not record again what nobody knows about', async () => {
	await bill.fault({ kind: 'object-error', on: 'POST /v3/bills/record-payment' });

	const first = await attempt(aRecord(30));
	const second = await attempt(aRecord(30));

	expect(first).toContain('no clear answer');
	expect(second).toContain('it is not sent again');
	expect(await posts('/v3/bills/record-payment')).toBe(1);
});

it('does not pay a part of a bill again while nobody knows whether it was paid', async () => {
	await bill.fault({ kind: 'object-error', on: 'POST /v3/payments' });
	const payment = {
		resource: 'payment',
		operation: 'create',
		billId,
		amount: 40,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'round-1',
		options: {},
	};

	const first = await attempt(payment);
	const second = await attempt(payment, payment);

	expect(first).toContain('no clear answer');
	expect(second).toContain('it is not sent again');
	expect(await posts('/v3/payments')).toBe(1);
});

it('does not create a vendor again that BILL makes only after the looks', async () => {
	const vendor = { ...aNewVendor('Acme'), operation: 'upsert', billVendorId: '', addressCountry: 'US' };
	await bill.fault({ kind: 'late-write', on: 'POST /v3/vendors', status: 504 });

	const first = await attempt(vendor);
	const second = await attempt(vendor);
	await bill.advance(60_000);
	const later = await attempt(vendor);

	expect(first).toContain('no clear answer');
	expect(second).toContain('it is not sent again now');
	expect(later).toMatchObject([{ name: 'Acme', outcome: 'existing' }]);
	expect(await posts('/v3/vendors')).toBe(1);
});

it.each([false, true])('creates each vendor once, in bulk or not (%s)', async (sendInBulk) => {
	const items = (name: string) =>
		[aNewVendor('Acme'), aNewVendor(name)].map((item) => ({ ...item, sendInBulk }));
	await bill.fault({ kind: 'refusal', code: 'BDC_1145', on: 'POST /v3/vendors/bulk' });

	await attempt(...items(sendInBulk ? 'Birch' : ''));
	await attempt(...items('Birch'));
	await attempt(...items('Birch'));

	expect((await state('vendors')).map(({ name }) => name)).toEqual([
		'Northwind Print Works',
		'Acme',
		'Birch',
	]);
});

it('sends one text message, since a second one would make the first code useless', async () => {
	const sendCode = { resource: 'session', operation: 'sendCode' };

	await attempt(sendCode, aRecord(300));
	await attempt(sendCode);

	expect(await posts('/v3/mfa/challenge')).toBe(1);
});

it('writes again in another execution', async () => {
	await attempt(aRecord(30));
	executions += 1;
	await attempt(aRecord(30));

	expect(await state('bills')).toMatchObject([{ paidAmount: 60 }]);
});
