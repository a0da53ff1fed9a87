/** What n8n adds to "once": executions at the same time, a run that is repeated, Retry On Fail. The rest is in test/unit/bill. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../sandbox/bill/tenant';
import { addRecords } from './billRecords';
import type { BillRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential } from './harness';
import type { NodeRun, StoredCredential } from './harness';
import { untilTrue } from '../untilTrue';

/** Record and approval round, as the workflows build it. */
const APPROVED_ONCE = 'SF-a0B5g00000XyZabEAF-1f2e3d4c';
const TEN = Array.from({ length: 10 }, (_, index) => index);

let bill: BillSandbox;
let records: BillRecords;
let billComApi: StoredCredential;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	records = await addRecords(bill);
	billComApi = storeCredential('billComApi', bill.credential);
});

afterEach(async () => await bill.stop());

async function run(resource: string, operation: string, parameters: INodeParameters): Promise<NodeRun> {
	return await runNode({
		type: 'billCom',
		parameters: { resource, operation, ...parameters },
		credentials: { billComApi },
	});
}

async function pay(change: INodeParameters = {}): Promise<NodeRun> {
	return await run('payment', 'create', {
		billId: { __rl: true, mode: 'id', value: records.bill.id },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: APPROVED_ONCE,
		...change,
	});
}

async function createBill(change: INodeParameters = {}): Promise<NodeRun> {
	return await run('bill', 'create', {
		vendorId: { __rl: true, mode: 'id', value: records.vendor.id },
		invoiceNumber: 'INV-100',
		invoiceDate: '2030-01-15',
		dueDate: '2030-02-15',
		lineItemsFrom: 'array',
		lineItemsArray: [{ amount: 10 }],
		...change,
	});
}

async function paymentsOfBill() {
	return (await bill.rows('payments')).filter(({ billId }) => billId === records.bill.id);
}

async function sent(method: string, path: string): Promise<number> {
	return (await bill.journal({ method, path: `/connect${path}` })).length;
}

function outcomes(runs: NodeRun[]) {
	return runs.map(({ items }) => items[0]?.json.outcome).sort();
}

describe('a payment', () => {
	it('stays one when its answer is lost, BILL cannot be asked either, and the run is repeated', async () => {
		await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/payments' });
		// Holds the run between its look before paying and the payment, until the looks after it are spoilt.
		await bill.control('faults', { kind: 'latency', on: 'GET /v3/bills/*', ms: 4000 });
		const [posts, looks] = [await sent('POST', '/v3/payments'), await sent('GET', '/v3/payments')];
		const paying = pay();
		await untilTrue(async () => (await sent('GET', '/v3/payments')) > looks, 'the look before paying');
		await bill.control('faults', { kind: 'lost-reply', on: 'GET /v3/payments', times: 50 });
		const unclear = await paying;
		await bill.clearFaults();

		const again = await pay();

		expect(unclear.error?.message).toContain('BILL');
		expect(again.items[0].json.outcome).toBe('existing');
		expect(await paymentsOfBill()).toHaveLength(1);
		expect((await sent('POST', '/v3/payments')) - posts).toBe(1);
	});

	it('is made once by ten executions at the same time', async () => {
		const runs = await Promise.all(TEN.map(async () => await pay()));

		expect(outcomes(runs)).toEqual(['created', ...TEN.slice(1).map(() => 'existing')]);
		expect(await paymentsOfBill()).toHaveLength(1);
	});

	it.each([
		['return', ['created', 'existing'], []],
		['refuse', ['created', undefined], [expect.stringMatching(/in progress.*Nothing was sent/)]],
	])(
		'of a whole bill that another key is paying is one, when already paid: %s',
		async (choice, expected, errors) => {
			const keys = ['SF-one', 'SF-two'];
			const runs = await Promise.all(
				keys.map(async (idempotencyKey) => await pay({ idempotencyKey, whenAlreadyPaid: choice })),
			);

			expect(outcomes(runs)).toEqual(expected);
			expect(runs.flatMap(({ error }) => error?.message ?? [])).toEqual(errors);
			expect(await paymentsOfBill()).toHaveLength(1);
		},
	);

	it('is refused when its key paid another amount', async () => {
		await pay({ amount: 20 });

		const { error } = await pay({ amount: 30 });

		expect(error?.message).toMatch(/already paid 20\.00, not 30\.00/);
	});

	it('is refused without a trusted device, after one login and without being sent', async () => {
		billComApi = storeCredential('billComApi', { ...bill.credential, rememberMeId: '', device: '' });
		const [{ logins }, before] = [await bill.stats(), await sent('POST', '/v3/payments')];

		const { error } = await pay();

		expect(error?.message).toMatch(/does not trust this session.*Remembered Device ID/);
		expect((await bill.stats()).logins - logins).toBe(1);
		expect((await sent('POST', '/v3/payments')) - before).toBe(0);
	});
});

describe('a bill', () => {
	it('with a long invoice number is found again by it', async () => {
		const invoiceNumber = 'ACME-2030-000000000000001';
		const runs = [await createBill({ invoiceNumber }), await createBill({ invoiceNumber })];
		const sibling = await createBill({ invoiceNumber: 'ACME-2030-000000000000002' });

		expect(outcomes(runs)).toEqual(['created', 'existing']);
		expect(sibling.items[0].json.outcome).toBe('created');
		expect(invoiceNumberOf(runs[0])).toMatch(/^ACME-2030-00-[0-9a-f]{8}$/);
	});
});

describe('Retry On Fail', () => {
	it('sends no vendor again that BILL is still at work on, and the next run finds it', async () => {
		const vendor = {
			type: 'billCom' as const,
			parameters: {
				...{ resource: 'vendor', operation: 'upsert', billVendorId: '', name: 'Late Ltd' },
				...{ addressCountry: 'US', sendInBulk: true },
			},
			credentials: { billComApi },
		};
		await bill.control('faults', { kind: 'late-write', on: 'POST /v3/vendors', status: 504 });
		await bill.control('faults', { kind: 'late-write', on: 'POST /v3/vendors/bulk', status: 504 });

		const unclear = await runNode({ ...vendor, retryOnFail: true });
		await bill.control('clock', { advanceMs: 60_000 });
		const next = await runNode(vendor);

		expect(Object(unclear.error?.context).data).toMatchObject({ curedBy: 'time', reason: 'unknownOutcome' });
		expect(next.items[0].json.outcome).toBe('existing');
		expect((await bill.rows('vendors')).filter(({ name }) => name === 'Late Ltd')).toHaveLength(1);
	});

	it('creates no vendor twice because another item failed', async () => {
		await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/vendors' });
		await bill.control('faults', { kind: 'refusal', code: 'BDC_1145', on: 'POST /v3/vendors' });

		const { items, error } = await runNode({
			type: 'billCom',
			parameters: { resource: 'vendor', operation: 'create', name: '={{ $json.name }}' },
			credentials: { billComApi },
			items: [{ name: 'Acme' }, { name: 'Birch' }],
			retryOnFail: true,
		});

		const names = (await bill.rows('vendors')).map(({ name }) => name);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.name)).toEqual(['Acme', 'Birch']);
		expect(names.filter((name) => name === 'Acme' || name === 'Birch')).toEqual(['Acme', 'Birch']);
	});
});

function invoiceNumberOf({ items }: NodeRun): unknown {
	return (items[0].json.invoice as IDataObject).invoiceNumber;
}

it('takes the limits of a payment from expressions, and refuses with what a workflow can branch on', async () => {
	const { outputs } = await runNode({
		type: 'billCom',
		parameters: {
			resource: 'payment',
			operation: 'create',
			billId: { __rl: true, mode: 'id', value: records.bill.id },
			amount: 120.5,
			fundingAccountType: 'BANK_ACCOUNT',
			fundingAccountId: TENANT.bankAccountId,
			idempotencyKey: APPROVED_ONCE,
			safetyChecks: {
				limits: {
					limitCurrency: '={{ $json.missing }}',
					limitPerPayment: '={{ $json.switches.limitPerPayment }}',
					limitPerDay: '={{ $json.switches.limitPerDay }}',
				},
			},
		},
		items: [{ switches: { limitPerPayment: '', limitPerDay: '150' } }],
		onError: 'continueErrorOutput',
		credentials: { billComApi },
	});

	// Another payment of the day is there already.
	expect(outputs[1]?.[0]?.json).toMatchObject({
		details: {
			reason: 'overLimit',
			curedBy: 'time',
			limits: [{ limit: 'limitPerDay', value: 150, amount: 120.5, paidBefore: 75.25 }],
		},
	});
	expect(await paymentsOfBill()).toEqual([]);
});

it('takes every safety check from expressions, and compares nothing where they give nothing', async () => {
	const empty = '={{ $json.missing }}';
	const nothing = {
		asApproved: {
			vendorId: { __rl: true, mode: 'id', value: empty },
			payeeSeal: empty,
			amount: empty,
			currency: empty,
			invoiceNumber: empty,
			lines: empty,
		},
		payeeChanges: { changedAt: empty, holdForDays: empty, releasedSeal: empty },
		differentPeople: { person: [{ role: 'approver', person: empty }] },
		environment: empty,
		paymentsPaused: empty,
	};
	const payment = {
		resource: 'payment',
		operation: 'create',
		billId: { __rl: true, mode: 'id', value: records.bill.id },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: APPROVED_ONCE,
	};
	const invoice = {
		vendorId: 'another',
		amount: 100,
		lines: [{ amount: 100 }],
		changedAt: new Date().toISOString(),
		people: ['ann@acme.example', 'Ann, ANN@acme.example'],
		duplicates: 'ignore',
		paused: true,
	};
	const something = {
		asApproved: {
			vendorId: { __rl: true, mode: 'id', value: '={{ $json.vendorId }}' },
			amount: '={{ $json.amount }}',
			lines: '={{ $json.lines }}',
		},
		payeeChanges: { changedAt: '={{ $json.changedAt }}', holdForDays: '={{ 7 }}' },
		differentPeople: {
			person: [
				{ role: 'approver', person: '={{ $json.people[0] }}' },
				{ role: 'submitter', person: '={{ $json.people[1] }}' },
			],
		},
		duplicates: { sameNumber: '={{ $json.duplicates }}', days: '={{ 10 }}' },
		fundingAccountReady: '={{ true }}',
		sessionTrusted: true,
		environment: '={{ "sandbox" }}',
		paymentsPaused: '={{ $json.paused }}',
	};
	const runWith = async (safetyChecks: INodeParameters) =>
		await runNode({
			type: 'billCom',
			parameters: { ...payment, safetyChecks },
			items: [invoice],
			onError: 'continueErrorOutput',
			credentials: { billComApi },
		});

	const refused = await runWith(something);
	const paid = await runWith(nothing);

	const details = (refused.outputs[1]?.[0]?.json.details ?? {}) as IDataObject;
	expect((details.reasons as IDataObject[]).map(({ reason }) => reason)).toEqual([
		'paymentsPaused',
		'vendorDiffers',
		'amountDiffers',
		'linesDiffer',
		'payeeChangedRecently',
		'samePerson',
	]);
	expect(paid.items[0]?.json).toMatchObject({ outcome: 'created' });
});
