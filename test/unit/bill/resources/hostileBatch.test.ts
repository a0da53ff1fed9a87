/** A batch while BILL misbehaves: nothing twice, nothing lost, nobody asked; what is left over says when it can go on. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { forgetProcessMemory } from '../../../processMemory';
import { letTimePass } from '../passingTime';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	letTimePass();
	credential = aCredential(bill.url);
	vendorId = (await bill.seed({ vendors: [aVendor()] })).vendors?.[0]?.id ?? '';
});

afterEach(() => jest.restoreAllMocks());

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const anAccount = (index: number): IDataObject => ({
	resource: 'chartOfAccount',
	operation: 'create',
	sendInBulk: true,
	name: `Account ${index}`,
	accountNumber: '',
	accountType: 'EXPENSE',
	ifExists: 'existing',
	additionalFields: {},
});

const aBill = (index: number): IDataObject => ({
	resource: 'bill',
	operation: 'create',
	sendInBulk: true,
	vendorId,
	invoiceNumber: `INV-${index}`,
	invoiceDate: '2030-01-15',
	dueDate: '2030-02-15',
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: index + 1 }],
});

const aPayment = (billId: string, index: number, changes: IDataObject = {}): IDataObject => ({
	resource: 'payment',
	operation: 'create',
	sendInBulk: true,
	billId,
	amount: index + 1,
	fundingAccountType: 'BANK_ACCOUNT',
	fundingAccountId: TENANT.bankAccountId,
	idempotencyKey: `SF-round-${billId}`,
	...changes,
});

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	return (await runBill({ credential, items, continueOnFail: true })).map(({ json }) => json);
}

async function addBills(count: number): Promise<string[]> {
	return (await run(numbers(count).map(aBill))).map(({ id }) => String(id));
}

const curesOf = (outputs: IDataObject[]) =>
	new Set(outputs.flatMap(({ details }) => (details ? [(details as IDataObject).curedBy] : [])));
const stored = async (name: string) => (await bill.state())[name] ?? [];
const notDone = (outputs: IDataObject[]) => outputs.filter(({ outcome }) => outcome === undefined);

/** Runs the items again, as a worker does with rows that failed, until all are done. Never asks a person. */
async function untilDone(items: IDataObject[], tries = 12): Promise<IDataObject[]> {
	for (let left = tries; ; left -= 1) {
		const outputs = await run(items);
		expect(curesOf(outputs)).not.toContain('person');
		if (notDone(outputs).length === 0 || left === 0) return outputs;
		forgetProcessMemory(); // the rows come again when BILL can no longer be at work on them
	}
}

/** What strikes again and again, each in its turn. */
async function misbehave(path: string): Promise<void> {
	for (const times of [2, 3, 2]) {
		await bill.fault({ kind: 'object-error', on: `POST ${path}`, times });
		await bill.fault({ kind: 'lost-reply', on: `POST ${path}`, times: 2 });
		await bill.fault({ kind: 'server-error-after-write', on: `POST ${path}`, times: 1 });
	}
	await bill.fault({ kind: 'object-error', on: 'GET *', times: 4 });
}

describe.each([
	['list entries', '/v3/classifications/chart-of-accounts', 'chartOfAccounts', anAccount],
	['bills', '/v3/bills', 'bills', aBill],
] as const)('60 %s', (_, path, name, item) => {
	it('are each there once after refusals of the gateway and lost answers, in bulk and alone', async () => {
		const before = (await stored(name)).length;
		await misbehave(`${path}/bulk`);
		await misbehave(path);

		const outputs = await untilDone(numbers(60).map(item));

		expect(notDone(outputs)).toEqual([]);
		expect((await stored(name)).length - before).toBe(60);
	});

	it('are each there once while one call in four is answered with 500', async () => {
		const before = (await stored(name)).length;
		await bill.switches({ errorRate: 0.25 });

		const outputs = await untilDone(numbers(60).map(item));
		await bill.switches({ errorRate: 0 });

		expect(notDone(outputs)).toEqual([]);
		expect((await stored(name)).length - before).toBe(60);
	});
});

describe('60 payments', () => {
	it.each(['/v3/payments/bulk'])('are each made once after refusals and lost answers of %s', async (path) => {
		const ids = await addBills(60);
		await misbehave(path);

		const outputs = await untilDone(ids.map((id, index) => aPayment(id, index)));

		expect(outputs.map(({ billId, amount }) => [billId, amount])).toEqual(
			ids.map((id, index) => [id, index + 1]),
		);
		expect(await stored('payments')).toHaveLength(60);
	});

	it('wait until BILL can no longer be at work on them, not for a person, when a gateway answered 502', async () => {
		const ids = await addBills(3);
		const items = ids.map((id, index) => aPayment(id, index));
		await bill.fault({ kind: 'object-error', on: 'POST /v3/payments/bulk', times: 1 });

		const first = await run(items);
		const tooEarly = await run(items);
		forgetProcessMemory(); // five minutes later
		const second = await run(items);

		expect(first.map(({ details }) => details)).toEqual(
			Array(3).fill(
				expect.objectContaining({
					reason: 'unknownOutcome',
					curedBy: 'time',
					retryAt: expect.stringContaining('T'),
				}),
			),
		);
		expect(tooEarly.map(({ details }) => details)).toMatchObject(
			first.map(({ details }) => ({ reason: 'unknownOutcome', retryAt: (details as IDataObject).retryAt })),
		);
		expect(second.map(({ outcome }) => outcome)).toEqual(Array(3).fill('created'));
		expect(await stored('payments')).toHaveLength(3);
	});

	it('are shared out by account and day, and each item keeps its place', async () => {
		const ids = await addBills(8);
		const items = ids.map((id, index) =>
			aPayment(id, index, {
				...(index % 2 === 0 && { fundingAccountType: 'DEFAULT_BANK_ACCOUNT', fundingAccountId: '' }),
				...(index >= 4 && { payWhen: 'onDate', processDate: '2030-03-01' }),
				...(index === 7 && { fundingAccountType: 'WALLET', fundingAccountId: '' }),
			}),
		);
		await bill.clearJournal();

		const outputs = await run(items);

		expect(outputs.map(({ billId }) => billId)).toEqual(ids);
		expect(outputs.slice(4).map(({ processDate }) => processDate)).toEqual(Array(4).fill('2030-03-01'));
		// The default account and the chosen one are the same; two days, and the wallet.
		expect(await bill.calls('/v3/payments/bulk')).toHaveLength(3);
	});

	it.each([
		['payments', async (ids: string[]) => ids.map((id, index) => aPayment(id, index)), '/v3/payments/bulk'],
		['bills', async () => numbers(250).map((index) => aBill(index + 1000)), '/v3/bills/bulk'],
	])(
		'%s that were sent before the calls of the hour ran out are reported as done',
		async (_, itemsOf, path) => {
			const ids = path.includes('payments') ? await addBills(120) : [];
			const items = await itemsOf(ids);
			await bill.fault({ kind: 'latency', on: `POST ${path}`, ms: 1, times: 1 });
			await bill.fault({ kind: 'hourly-limit', on: `POST ${path}`, times: 1 });

			const outputs = await run(items);

			const done = outputs.filter(({ outcome }) => outcome === 'created');
			const late = notDone(outputs);
			const name = path.includes('payments') ? 'payments' : 'bills';
			expect(done.length + late.length).toBe(items.length);
			expect(done.length).toBe((await stored(name)).length);
			expect(late.length).toBeGreaterThan(0);
			for (const { details } of late)
				expect(details).toMatchObject({ curedBy: 'time', retryAt: expect.stringContaining('T') });
		},
	);
});
