import type { IDataObject } from 'n8n-workflow';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill, type StoredCredential } from '../context';
import { letTimePass } from '../passingTime';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let vendorId: string;

beforeAll(async () => {
	bill = await startBill();
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	vendorId = String(vendors?.[0]?.id);
});

beforeEach(() => {
	forgetProcessMemory();
	credential = aCredential(bill.url);
	letTimePass();
});

afterEach(async () => {
	jest.restoreAllMocks();
	await bill.clearFaults();
	await bill.switches({ bulkAtomic: true });
});

afterAll(async () => await bill.stop());

const numbers = (count: number, prefix: string) =>
	Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);

const anAccount = (name: string): IDataObject => ({
	resource: 'chartOfAccount',
	operation: 'create',
	name,
	accountNumber: '',
	accountType: 'EXPENSE',
	ifExists: 'existing',
	additionalFields: {},
	sendInBulk: true,
});
const aBill = (invoiceNumber: string): IDataObject => ({
	resource: 'bill',
	operation: 'create',
	vendorId: { __rl: true, mode: 'id', value: vendorId },
	invoiceNumber,
	invoiceDate: '2030-01-15',
	dueDate: '2030-02-15',
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: 10 }],
	sendInBulk: true,
});
const aCredit = (referenceNumber: string): IDataObject => ({
	resource: 'vendorCredit',
	operation: 'create',
	vendorId: { __rl: true, mode: 'id', value: vendorId },
	referenceNumber,
	creditDate: '2030-01-20',
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: 50 }],
	additionalFields: {},
	sendInBulk: true,
});

interface Kind {
	kind: string;
	item: (name: string) => IDataObject;
	path: string;
	/** Where one by itself is sent. */
	alone: string;
	collection: string;
	/** Shared calls that 60 items take. */
	shared: number;
}

const KINDS: Kind[] = [
	{
		kind: 'list entries',
		item: anAccount,
		path: '/v3/classifications/chart-of-accounts',
		alone: '/v3/classifications/chart-of-accounts',
		collection: 'chartOfAccounts',
		shared: 2,
	},
	{ kind: 'bills', item: aBill, path: '/v3/bills', alone: '/v3/bills', collection: 'bills', shared: 1 },
	{
		kind: 'vendor credits',
		item: aCredit,
		path: '/v3/vendor-credits',
		alone: '/v3/vendor-credits/bulk',
		collection: 'vendorCredits',
		shared: 2,
	},
];

async function run(items: IDataObject[]): Promise<IDataObject[]> {
	const outputs = await runBill({ credential, items, continueOnFail: true });
	return outputs.map(({ json }) => json);
}

const internalError = async (on: string, times: number) =>
	await bill.fault({ kind: 'refusal', code: 'BDC_1001', status: 500, on, times });
const countOf = async (collection: string) => (await bill.state())[collection]?.length ?? 0;

describe.each(KINDS)('$kind sent together', ({ kind, item, path, alone, collection, shared }) => {
	it('are looked up and sent one by one after their call stayed without a clear answer', async () => {
		const before = await countOf(collection);
		await internalError(`POST ${path}/bulk`, 2 * shared);

		const outputs = await run(numbers(60, `${kind} A`).map(item));

		expect(outputs.map(({ outcome, error }) => error ?? outcome)).toEqual(Array(60).fill('created'));
		expect((await countOf(collection)) - before).toBe(60);
	});

	it('are never there twice when the calls took effect and their answers were lost', async () => {
		const before = await countOf(collection);
		await bill.fault({ kind: 'lost-reply', on: `POST ${path}/bulk`, times: 2 * shared });

		const outputs = await run(numbers(60, `${kind} B`).map(item));

		expect(outputs.filter(({ error }) => error)).toEqual([]);
		expect((await countOf(collection)) - before).toBe(60);
	});

	it('are not sent again while BILL may still be at work on them, and all come in a later run', async () => {
		const before = await countOf(collection);
		const items = numbers(60, `${kind} D`).map(item);
		await bill.fault({ kind: 'object-error', on: `POST ${path}/bulk`, status: 504, times: 2 * shared });

		const first = await run(items);
		const again = await run(items);
		const calls = (await bill.calls(`${path}/bulk`)).length;
		forgetProcessMemory(); // five minutes later
		await bill.clearFaults();
		const later = await run(items);

		const details = { reason: 'unknownOutcome', curedBy: 'time', retryAt: expect.stringContaining('T') };
		expect(first.map((output) => output.details)).toMatchObject(Array(60).fill(details));
		expect(again.map((output) => output.details)).toMatchObject(Array(60).fill(details));
		expect((await bill.calls(`${path}/bulk`)).length - calls).toBe(shared);
		expect(later.map(({ outcome, error }) => error ?? outcome)).toEqual(Array(60).fill('created'));
		expect((await countOf(collection)) - before).toBe(60);
	});

	it('are looked up one by one, too, where those sent alone get no clear answer', async () => {
		const before = await countOf(collection);
		await internalError(`POST ${path}/bulk`, 2);
		await bill.fault({ kind: 'lost-reply', on: `POST ${alone}`, times: 3 });
		await internalError(`POST ${alone}`, 1);

		const outputs = await run(numbers(10, `${kind} C`).map(item));

		expect(outputs.filter(({ error }) => error)).toEqual([]);
		expect((await countOf(collection)) - before).toBe(10);
	});
});

it('looks up an entry that is sent alone, after BILL refused its call and took the others, when that gets no clear answer', async () => {
	await bill.switches({ bulkAtomic: false });
	await internalError('POST /v3/classifications/chart-of-accounts', 1);
	const items = numbers(6, 'alone').map(anAccount);
	const parentId = '0ca01UNKNOWN00000001';

	const outputs = await run([...items, { ...anAccount('orphan'), additionalFields: { parentId } }]);

	expect(outputs.map(({ outcome, details }) => outcome ?? details)).toMatchObject([
		...Array(6).fill('created'),
		{ reason: 'refusedByBill', code: 'BDC_1205' },
	]);
});
