import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ADDRESS } from './billRecords';
import { startBill } from './billSandbox';
import type { BillRow, BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential } from './harness';
import type { NodeRun, StoredCredential } from './harness';
import { byId } from './operations/operationCase';

const VENDORS = 40;

let bill: BillSandbox;
let billComApi: StoredCredential;
let vendors: BillRow[];

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	const seeded = await bill.seed({
		chartOfAccounts: [
			{ name: 'Office Supplies', number: '6100' },
			{ name: 'Freight', number: '6200' },
		],
		departments: [{ name: 'Operations' }],
		vendors: Array.from({ length: VENDORS }, (_, index) => ({ name: `Vendor ${index}`, address: ADDRESS })),
	});
	vendors = seeded.vendors;
	billComApi = storeCredential('billComApi', bill.credential);
});

afterEach(async () => await bill.stop());

const parameters: INodeParameters = {
	resource: 'bill',
	operation: 'create',
	vendorId: byId('={{ $json.vendorId }}'),
	invoiceNumber: '={{ $json.number }}',
	invoiceDate: '2030-01-15',
	dueDate: '={{ $json.dueDate }}',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ $json.lines }}',
	additionalFields: { paymentTermId: byId('={{ $json.term }}') },
	sendInBulk: true,
};

function invoice(index: number, changes: IDataObject = {}): IDataObject {
	return {
		vendorId: vendors[index % VENDORS].id,
		number: `INV-${index}`,
		dueDate: `2030-02-${String((index % 28) + 1).padStart(2, '0')}`,
		lines: [
			{ amount: 10 + index / 100, glAccount: '6100', department: 'Operations' },
			{ quantity: 2, price: 1.25, glAccount: 'Freight' },
		],
		term: '',
		...changes,
	};
}

const invoices = (count: number) => Array.from({ length: count }, (_, index) => invoice(index));

async function create(
	items: IDataObject[],
	onError: INodeOnError = 'continueRegularOutput',
): Promise<NodeRun> {
	return await runNode({ type: 'billCom', parameters, credentials: { billComApi }, items, onError });
}

type INodeOnError = 'continueRegularOutput' | 'stopWorkflow';

/** `created`, `existing` or what went wrong, item by item. */
function outcomes({ items }: NodeRun): string[] {
	return items.map(({ json }: INodeExecutionData) => String(json.outcome ?? json.error));
}

async function sentCalls(): Promise<string[]> {
	const calls = await bill.journal();
	return calls.map(({ method, path }) => `${String(method)} ${String(path)}`);
}

/** All `created` but some places. */
function createdBut(count: number, others: Record<number, unknown>): unknown[] {
	return Array.from({ length: count }, (_, index) => others[index] ?? 'created');
}

it('creates 1,000 bills in a few calls, reports the broken ones alone, and creates none a second time', async () => {
	const items = invoices(1000);
	items[3] = invoice(3, { lines: [{ amount: 'ten' }] });
	items[555] = invoice(555, { term: '00p01UNKNOWN000000000' });
	items[998] = invoice(998, { term: '00p01MISSING000000000' });
	const expected = createdBut(1000, {
		3: expect.stringMatching(/Invoice INV-3: Amount of line 1 is "ten"/),
		555: expect.stringMatching(/INV-555.*00p01UNKNOWN/),
		998: expect.stringMatching(/INV-998.*00p01MISSING/),
	});

	const first = await create(items);

	const calls = await sentCalls();
	const { logins } = await bill.stats();
	expect(outcomes(first)).toEqual(expected);
	expect(first.items.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	expect(logins).toBeLessThanOrEqual(1);
	expect(calls.length).toBeLessThanOrEqual(25);
	const stored = await bill.rows('bills');
	expect(stored).toHaveLength(997);

	const second = await create(items);

	expect(outcomes(second)).toEqual(expected.map((outcome) => (outcome === 'created' ? 'existing' : outcome)));
	expect(second.items[0].json.id).toBe(first.items[0].json.id);
	expect(await bill.rows('bills')).toHaveLength(997);
}, 120_000);

describe.each(['each', 'failing', 'message'] as const)(
	'where a refused call reads as "%s"',
	(bulkErrorShape) => {
		it.each([true, false])(
			'leaves out exactly the broken bills (all of them named: %s)',
			async (bulkReportsAll) => {
				await bill.control('switches', { bulkErrorShape, bulkReportsAll });
				const items = invoices(12);
				items[4] = invoice(4, { term: '00p01UNKNOWN000000000' });
				items[9] = invoice(9, { term: '00p01MISSING000000000' });

				const run = await create(items);

				expect(outcomes(run)).toEqual(
					createdBut(12, { 4: expect.stringContaining('UNKNOWN'), 9: expect.stringContaining('MISSING') }),
				);
				expect(await bill.rows('bills')).toHaveLength(10);
			},
		);

		it('reports every bill of a call in which all are broken', async () => {
			await bill.control('switches', { bulkErrorShape });
			const items = invoices(6).map((item, index) => ({ ...item, term: `00p01NONE00000000000${index}` }));

			const run = await create(items);

			expect(outcomes(run)).toEqual(items.map(({ term }) => expect.stringContaining(String(term))));
			expect(await bill.rows('bills')).toEqual([]);
		});

		it('does not blame a bill for the line number in the reason of another', async () => {
			await bill.control('switches', { bulkErrorShape, strictClassifications: true });
			const items = invoices(4);
			await bill.seed({ items: [{ name: 'Paper' }] });
			items[2] = invoice(2, { lines: [{ amount: 1, item: 'Paper' }] });

			const run = await create(items);

			expect(outcomes(run)).toEqual(createdBut(4, { 2: expect.stringContaining('itemId') }));
		});
	},
);

it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
	'creates each bill once when the answer is unclear (%s)',
	async (kind) => {
		await bill.control('faults', { kind, on: 'POST /v3/bills/bulk' });

		const run = await create(invoices(150));

		expect(outcomes(run)).toEqual(createdBut(150, {}));
		expect(await bill.rows('bills')).toHaveLength(150);
	},
);

it('creates one bill for two items of one invoice, and refuses a third over another amount', async () => {
	const other = invoice(0, { lines: [{ amount: 99 }] });

	const run = await create([invoice(0), invoice(0), other]);

	expect(outcomes(run)).toEqual([
		'created',
		'existing',
		expect.stringMatching(/INV-0: item 0 is the same invoice for 12\.50.*add up to 99\.00/),
	]);
	expect(run.items[1].json.id).toBe(run.items[0].json.id);
	expect(await bill.rows('bills')).toHaveLength(1);
});

it('sends the second item of an invoice when BILL refused the first', async () => {
	const run = await create([invoice(0, { term: '00p01UNKNOWN000000000' }), invoice(0)]);

	expect(outcomes(run)).toEqual([expect.stringContaining('UNKNOWN'), 'created']);
});

it('sends nothing when an item is refused and the workflow stops on failure', async () => {
	const archived = vendors[1];
	await bill.asSomebodyElse('POST', `/v3/vendors/${archived.id}/archive`);
	const items = invoices(3);

	const run = await create(items, 'stopWorkflow');

	expect(run.error?.message).toMatch(/Invoice INV-1: Vendor .* is archived in BILL/);
	expect(await bill.rows('bills')).toEqual([]);
});

it('asks once for a vendor that is archived or unknown, however many bills it has', async () => {
	await bill.asSomebodyElse('POST', `/v3/vendors/${vendors[1].id}/archive`);
	const items = Array.from({ length: 30 }, (_, index) =>
		invoice(index, { vendorId: [vendors[1].id, '00901UNKNOWN000000000', vendors[2].id][index % 3] }),
	);
	const before = (await bill.journal({ path: '/connect/v3/vendors' })).length;

	const run = await create(items);

	const words = ['is archived', 'does not exist', 'created'];
	expect(outcomes(run)).toEqual(items.map((_, index) => expect.stringContaining(words[index % 3])));
	expect((await bill.journal({ path: '/connect/v3/vendors' })).length - before).toBeLessThanOrEqual(2);
});

it('returns the bill that is due on another day by now', async () => {
	const [first] = (await create(invoices(2))).items;
	await bill.asSomebodyElse('PATCH', `/v3/bills/${String(first.json.id)}`, { dueDate: '2031-06-30' });

	const run = await create(invoices(3));

	expect(outcomes(run)).toEqual(['existing', 'existing', 'created']);
	expect(run.items[0].json.id).toBe(first.json.id);
});

it('creates each bill once when two executions send the same invoices at the same time', async () => {
	const runs = await Promise.all([create(invoices(120)), create(invoices(120))]);

	expect(runs.flatMap(outcomes).sort()).toEqual([
		...Array(120).fill('created'),
		...Array(120).fill('existing'),
	]);
	expect(await bill.rows('bills')).toHaveLength(120);
});

it('takes the call for all as it is when BILL refuses the caller', async () => {
	await bill.control('faults', { kind: 'refusal', code: 'BDC_1145', on: 'POST /v3/bills/bulk', times: 50 });

	const run = await create(invoices(8));

	expect(outcomes(run)).toEqual(Array(8).fill(expect.stringContaining('BDC_1145')));
	expect(await bill.journal({ path: '/connect/v3/bills/bulk' })).toHaveLength(1);
});
