import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { untilTrue } from '../../../untilTrue';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [
			{ name: 'Office Supplies', number: '6100' },
			{ name: 'Freight', number: '6200' },
		],
		departments: [{ name: 'Operations' }],
		locations: [{ name: 'Toledo' }],
		accountingClasses: [{ name: 'Wholesale' }],
	});
	vendorId = seeded.vendors?.[0]?.id ?? '';
});

function aBillForm(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'bill',
		operation: 'create',
		vendorId: { __rl: true, mode: 'id', value: vendorId },
		invoiceNumber: 'INV-1',
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		lineItemsFrom: 'form',
		lineItems: {
			item: [{ amount: 100, chartOfAccount: { __rl: true, mode: 'id', value: '6100' } }, { amount: 20.5 }],
		},
		expectedTotal: '',
		additionalFields: {},
		...changes,
	};
}

const created = async () =>
	await bill.calls('/connect/v3/bills').then((calls) => calls.filter(({ method }) => method === 'POST'));

it('creates the bill with its lines coded by account number, name or id', async () => {
	const [operations] = (await bill.state()).departments ?? [];
	const lineItemsArray = [
		{ amount: '100.10', glAccount: '6100', department: 'operations', description: 'Paper' },
		{
			amount: 0.2,
			glAccount: 'Freight',
			department: operations?.id,
			location: 'Toledo',
			accountingClass: 'Wholesale',
		},
	];

	const record = await runOne(
		credential,
		aBillForm({ lineItemsFrom: 'array', lineItemsArray, expectedTotal: 100.3 }),
	);

	const { chartOfAccounts, locations, accountingClasses, bills } = await bill.state();
	expect(record).toMatchObject({ outcome: 'created', amount: 100.3, dueDate: '2026-12-02' });
	expect(bills?.[0]?.billLineItems).toMatchObject([
		{
			amount: 100.1,
			description: 'Paper',
			classifications: { chartOfAccountId: chartOfAccounts?.[0]?.id, departmentId: operations?.id },
		},
		{
			amount: 0.2,
			classifications: {
				chartOfAccountId: chartOfAccounts?.[1]?.id,
				departmentId: operations?.id,
				locationId: locations?.[0]?.id,
				accountingClassId: accountingClasses?.[0]?.id,
			},
		},
	]);
});

it('returns the existing bill and says so, instead of creating a second one', async () => {
	const first = await runOne(credential, aBillForm());

	const second = await runOne(credential, aBillForm());

	expect([first.outcome, second.outcome]).toEqual(['created', 'existing']);
	expect(second.id).toBe(first.id);
	expect(await created()).toHaveLength(1);
});

it('creates one bill when the same invoice comes five times at once', async () => {
	const runs = await Promise.all(
		Array.from({ length: 5 }, async () => await runOne(credential, aBillForm())),
	);

	expect(runs.map(({ outcome }) => outcome).sort()).toEqual([
		'created',
		'existing',
		'existing',
		'existing',
		'existing',
	]);
	expect((await bill.state()).bills).toHaveLength(1);
});

it('refuses to return a bill of another amount and names both amounts', async () => {
	await runOne(credential, aBillForm());

	const run = runOne(credential, aBillForm({ lineItems: { item: [{ amount: 130 }] } }));

	await expect(run).rejects.toThrow(/Invoice INV-1: .*120\.50.*130\.00/);
	expect((await bill.state()).bills).toHaveLength(1);
});

it('finds the existing bill where BILL cannot filter by invoice number', async () => {
	await bill.switches({ invoiceNumberFilter: 'off' });
	await runOne(credential, aBillForm());

	const second = await runOne(credential, aBillForm());

	expect(second.outcome).toBe('existing');
});

it('finds the existing bill when its number holds a comma, a colon and a double quote', async () => {
	const numbers = ['A,1:2', 'A "1"'];
	await runBill({ credential, items: numbers.map((invoiceNumber) => aBillForm({ invoiceNumber })) });

	const again = await runBill({
		credential,
		items: numbers.map((invoiceNumber) => aBillForm({ invoiceNumber })),
	});

	expect(again.map(({ json }) => json.outcome)).toEqual(['existing', 'existing']);
});

it('returns the bill that someone else created between the look-up and the write', async () => {
	const other = {
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' },
		billLineItems: [{ amount: 120.5 }],
	};
	await bill.fault({ kind: 'latency', on: 'GET /v3/classifications/chart-of-accounts', ms: 200 });
	const run = runOne(credential, aBillForm());
	await untilCalled('/v3/bills');
	const theirs = await bill.direct('POST', '/v3/bills', other);

	const record = await run;

	expect(record).toMatchObject({ id: theirs.id, outcome: 'existing' });
});

it.each([
	['is lost', 'lost-reply'],
	['is empty', 'empty-body'],
	['is an error, though it was written', 'server-error-after-write'],
])('creates one bill when the reply to the write %s', async (_, kind) => {
	await bill.fault({ kind, on: 'POST /v3/bills' });

	const record = await runOne(credential, aBillForm());

	expect(record.outcome).toBe('created');
	expect(await created()).toHaveLength(1);
	expect((await bill.state()).bills).toHaveLength(1);
});

it('keeps two long invoice numbers apart that begin alike', async () => {
	const numbers = ['STATEMENT-2026-11-000001', 'STATEMENT-2026-11-000002'];

	await runBill({ credential, items: numbers.map((invoiceNumber) => aBillForm({ invoiceNumber })) });

	const stored = ((await bill.state()).bills ?? []).map(({ invoice }) =>
		String((invoice as IDataObject).invoiceNumber),
	);
	expect(new Set(stored).size).toBe(2);
	expect(stored.every((number) => /^STATEMENT-20-[0-9a-f]{8}$/.test(number))).toBe(true);
});

it('lists every code BILL does not have in one message and sends nothing', async () => {
	const lineItemsArray = [
		{ amount: 1, glAccount: '9999', department: 'Sales' },
		{ amount: 2, glAccount: '6100', location: 'Mars' },
		{ amount: 3, glAccount: '9999' },
	];

	const [output] = await runBill({
		credential,
		items: [aBillForm({ lineItemsFrom: 'array', lineItemsArray })],
		continueOnFail: true,
	});

	expect(output?.json.error).toMatch(
		/Invoice INV-1: .*GL account "9999" \(line 1, 3\).*department "Sales" \(line 1\).*location "Mars" \(line 2\)/,
	);
	expect(output?.json.details).toMatchObject({
		reason: 'unknownCodes',
		codes: [{ code: '9999' }, { code: 'Sales' }, { code: 'Mars' }],
	});
	expect(await created()).toHaveLength(0);
});

it('reads the chart of accounts once more when a code is missing, so that a new account is found', async () => {
	await runOne(credential, aBillForm());
	await bill.seed({ chartOfAccounts: [{ name: 'Rent', number: '6300' }] });

	const record = await runOne(
		credential,
		aBillForm({ invoiceNumber: 'INV-2', lineItems: { item: [{ amount: 5, chartOfAccount: 'Rent' }] } }),
	);

	expect(record.outcome).toBe('created');
	expect(await bill.calls('/chart-of-accounts')).toHaveLength(2);
});

it('does not read a list again that this run has read, however many codes it lacks', async () => {
	const lineItemsArray = ['9001', '9002', '9003'].map((glAccount) => ({ amount: 10, glAccount }));
	const items = ['INV-1', 'INV-2'].map((invoiceNumber) =>
		aBillForm({ invoiceNumber, lineItemsFrom: 'array', lineItemsArray }),
	);

	const output = await runBill({ credential, items, continueOnFail: true });

	expect(output.map(({ json }) => json.error)).toEqual(
		Array(2).fill(expect.stringMatching(/9001.*9002.*9003/)),
	);
	expect(await bill.calls('/chart-of-accounts')).toHaveLength(1);
});

it('reads the chart of accounts once for many invoices', async () => {
	const items = Array.from({ length: 10 }, (_, index) => aBillForm({ invoiceNumber: `INV-${index}` }));

	await runBill({ credential, items });

	expect(await bill.calls('/chart-of-accounts')).toHaveLength(1);
});

it.each([
	[
		'an amount that is no number',
		{ lineItems: { item: [{ amount: 'abc' }] } },
		/Invoice INV-1: Amount of line 1 is "abc".*120\.50/,
	],
	[
		'a missing amount',
		{ lineItems: { item: [{ amount: 1 }, {}] } },
		/Invoice INV-1: Amount of line 2 is missing/,
	],
	['half a cent', { lineItems: { item: [{ amount: 1.005 }] } }, /Amount of line 1 is 1\.005.*two decimals/],
	[
		'a price with a decimal comma, which would be a hundredfold',
		{ lineItemsFrom: 'array', lineItemsArray: [{ quantity: 2, price: '1,50' }] },
		/Price of line 1 is "1,50", which is not a number/,
	],
	['a missing due date', { dueDate: '' }, /Invoice INV-1: Due Date is missing\. Fill in Due Date/],
	['a day that does not exist', { dueDate: '2026-02-30' }, /Due Date is "2026-02-30", which is not a date/],
	['no lines', { lineItems: {} }, /Invoice INV-1: Line Items is empty.*Add at least one line/],
	[
		'a list that is none',
		{ lineItemsFrom: 'array', lineItemsArray: '{"amount":1}' },
		/Line Items List is .*not a list/,
	],
	[
		'lines that miss the total',
		{ expectedTotal: '120.51' },
		/add up to 120\.50, but Expected Total is 120\.51 \(0\.01 apart\)/,
	],
	['a credit', { lineItems: { item: [{ amount: -20 }] } }, /add up to -20\.00.*vendor credit/],
	['no invoice number', { invoiceNumber: ' ' }, /Invoice Number is missing/],
	['no vendor', { vendorId: '' }, /Invoice INV-1: Vendor is missing/],
])('refuses %s before BILL is asked at all', async (_, changes, message) => {
	await expect(runOne(credential, aBillForm(changes))).rejects.toThrow(message);

	expect(await bill.calls()).toEqual([]);
});

it('refuses an unknown vendor id and names the field, before anything is written', async () => {
	const run = runOne(credential, aBillForm({ vendorId: '00901UNKNOWN000000000' }));

	await expect(run).rejects.toThrow(
		/Invoice INV-1: Vendor 00901UNKNOWN000000000 does not exist in BILL\. Choose another Vendor/,
	);
	expect(await created()).toHaveLength(0);
});

it('names each invoice in its own refusal when several of one archived vendor come at once', async () => {
	await bill.direct('POST', `/v3/vendors/${vendorId}/archive`);
	const numbers = ['INV-1', 'INV-2', 'INV-3'];

	const runs = await Promise.allSettled(
		numbers.map(async (invoiceNumber) => await runOne(credential, aBillForm({ invoiceNumber }))),
	);

	const messages = runs.map((run) => (run.status === 'rejected' ? String(run.reason.message) : 'created'));
	expect(messages).toEqual(
		numbers.map((number) => expect.stringMatching(new RegExp(`^Invoice ${number}: .*archived`))),
	);
});

it('goes on with the next item and pairs the failed one when the workflow continues on failure', async () => {
	const items = [aBillForm({ dueDate: '' }), aBillForm()];

	const output = await runBill({ credential, items, continueOnFail: true });

	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(output[0]?.json).toMatchObject({
		error: expect.stringContaining('Due Date'),
		details: { reason: 'badInput' },
	});
	expect(output[1]?.json.outcome).toBe('created');
});

async function untilCalled(path: string): Promise<void> {
	await untilTrue(async () => (await bill.calls(path)).length > 0, `a call of ${path}`);
}
