import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let accountId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [{ name: 'Office Supplies', number: '6100' }],
	});
	vendorId = seeded.vendors?.[0]?.id ?? '';
	accountId = seeded.chartOfAccounts?.[0]?.id ?? '';
});

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const credits = async () => (await bill.state()).vendorCredits ?? [];
const coding = () => ({ chartOfAccountId: accountId });

function aCreditForm(number: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'vendorCredit',
		operation: 'create',
		vendorId: id(vendorId),
		referenceNumber: number,
		creditDate: '2026-11-20',
		lineItemsFrom: 'array',
		lineItemsArray: [{ amount: 50 }],
		additionalFields: {},
		...changes,
	};
}

async function addCredit(lines: IDataObject[] = [{ amount: 50 }], number = 'CM-1'): Promise<string> {
	const credit = await bill.direct('POST', '/v3/vendor-credits', {
		vendorId,
		referenceNumber: number,
		creditDate: '2026-11-20',
		vendorCreditLineItems: lines,
	});
	return String(credit.id);
}

async function addBill(amount: number, number = 'INV-1'): Promise<string> {
	const made = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-20',
		invoice: { invoiceNumber: number, invoiceDate: '2026-11-20' },
		billLineItems: [{ amount, classifications: coding() }],
	});
	return String(made.id);
}

async function use(operation: 'apply' | 'takeBack', credit: string, of: string, amount = '') {
	const item = { resource: 'vendorCredit', operation, vendorCreditId: id(credit), billId: id(of), amount };
	return await runOne(credential, item);
}

const billNow = async (billId: string) => await bill.direct('GET', `/v3/bills/${billId}`);

async function bulk(items: IDataObject[]): Promise<IDataObject[]> {
	const inBulk = items.map((item) => ({ ...item, sendInBulk: true }));
	const output = await runBill({ credential, items: inBulk, continueOnFail: true });
	return output.map(({ json }) => json);
}

describe('Create', () => {
	it('returns the credit that is there, and refuses another amount under its number', async () => {
		const first = await runOne(credential, aCreditForm('CM-1'));

		const second = await runOne(credential, aCreditForm('CM-1'));
		const other = runOne(credential, aCreditForm('CM-1', { lineItemsArray: [{ amount: 51 }] }));

		expect(second).toMatchObject({ id: first.id, outcome: 'existing' });
		await expect(other).rejects.toMatchObject({
			reason: 'amountDiffers',
			message: expect.stringContaining('for 50.00, but the line items here add up to 51.00'),
		});
		expect(await credits()).toHaveLength(1);
	});

	it.each(['lost-reply', 'server-error-after-write', 'empty-body'])(
		'enters a credit once when the answer is lost (%s)',
		async (kind) => {
			await bill.fault({ kind, on: 'POST /v3/vendor-credits' });

			const credit = await runOne(credential, aCreditForm('CM-1'));

			expect(credit).toMatchObject({ outcome: 'created', amount: 50 });
			expect(await credits()).toHaveLength(1);
		},
	);

	it.each([true, false])(
		'gives each item of a bulk call its own result, once, where BILL takes all or none: %s',
		async (bulkAtomic) => {
			await bill.switches({ bulkAtomic });
			const bank = { applyToBankAccountId: id('no-such-bank') };
			const items = Array.from({ length: 60 }, (_, index) => aCreditForm(`CM-${index + 1}`));
			items[3] = aCreditForm('CM-4', { additionalFields: bank });

			const outputs = await bulk(items);
			const again = await bulk(items);

			expect(outputs[3]).toMatchObject({ details: { reason: 'refusedByBill' } });
			expect(outputs.filter(({ outcome }) => outcome === 'created')).toHaveLength(59);
			expect(outputs.map(({ referenceNumber }) => referenceNumber).filter(Boolean)).toEqual(
				items.map(({ referenceNumber }) => referenceNumber).filter((number) => number !== 'CM-4'),
			);
			expect(again.filter(({ outcome }) => outcome === 'existing')).toHaveLength(59);
			expect(await credits()).toHaveLength(59);
		},
	);

	it('finds the credits of a bulk call whose answer is lost', async () => {
		await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendor-credits/bulk' });

		const outputs = await bulk([aCreditForm('CM-1'), aCreditForm('CM-2')]);

		expect(outputs).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
		expect(await credits()).toHaveLength(2);
	});
});

describe('Update', () => {
	const lines = () => [
		{ amount: 30, description: 'Returned', classifications: coding() },
		{ amount: 20, description: 'Discount', classifications: coding() },
	];
	const changed = (credit: string, wanted: IDataObject[], fields: IDataObject = {}) => ({
		resource: 'vendorCredit',
		operation: 'update',
		vendorCreditId: id(credit),
		updateFields: fields,
		lineItemsFrom: 'array',
		lineItemsArray: wanted,
	});

	it('keeps ids and codes of the lines when one changes its amount', async () => {
		const credit = await addCredit(lines());
		const [before] = await credits();

		await runOne(
			credential,
			changed(credit, [
				{ amount: 30, description: 'Returned' },
				{ amount: 25, description: 'Discount' },
			]),
		);

		const [after] = await credits();
		const ids = (before?.vendorCreditLineItems as IDataObject[]).map((line) => line.id);
		expect(after).toMatchObject({
			amount: 55,
			vendorCreditLineItems: [
				{ id: ids[0], amount: 30, classifications: coding() },
				{ id: ids[1], amount: 25, classifications: coding() },
			],
		});
	});

	it('drops a line and keeps everything else of the credit', async () => {
		const credit = await addCredit(lines());
		await bill.direct('PATCH', `/v3/vendor-credits/${credit}`, {
			description: 'Spring',
			applyToChartOfAccountId: accountId,
		});

		await runOne(credential, changed(credit, [{ amount: 30, description: 'Returned' }]));

		expect(await credits()).toMatchObject([
			{
				referenceNumber: 'CM-1',
				description: 'Spring',
				applyToChartOfAccountId: accountId,
				vendorCreditLineItems: [{ amount: 30, classifications: coding() }],
			},
		]);
	});

	it.each([true, false])(
		'changes fields and lines of many, where BILL takes all or none: %s',
		async (bulkAtomic) => {
			await bill.switches({ bulkAtomic });
			const one = await addCredit(lines(), 'CM-1');
			const two = await addCredit(lines(), 'CM-2');
			const three = await addCredit(lines(), 'CM-3');

			const outputs = await bulk([
				changed(one, [{ amount: 9, description: 'All of it' }]),
				{ ...changed(two, [], { description: 'Autumn' }), lineItemsFrom: 'none' },
				changed(
					three,
					lines().map(({ amount, description }) => ({ amount, description })),
				),
				{ ...changed('no-such-id', [], { description: 'Autumn' }), lineItemsFrom: 'none' },
				{ ...changed(two, [], { description: 'Winter' }), lineItemsFrom: 'none' },
			]);

			expect(outputs).toMatchObject([
				{ id: one, amount: 9 },
				{ id: two, description: 'Autumn', vendorCreditLineItems: [{ classifications: coding() }, {}] },
				{ id: three, amount: 50 },
				{ details: { reason: 'refusedByBill' } },
				{ details: { reason: 'namedTwice' } },
			]);
		},
	);
});

it.each([true, false])(
	'archives many and tells the one BILL does not know, where BILL takes all or none: %s',
	async (bulkAtomic) => {
		await bill.switches({ bulkAtomic });
		const [one, two] = [await addCredit([{ amount: 1 }], 'CM-1'), await addCredit([{ amount: 2 }], 'CM-2')];
		const archived = (credit: string) => ({
			resource: 'vendorCredit',
			operation: 'archive',
			vendorCreditId: id(credit),
		});

		const outputs = await bulk([archived(one), archived('no-such-id'), archived(two)]);

		expect(outputs).toMatchObject([
			{ id: one, archived: true },
			{ details: { reason: 'refusedByBill' } },
			{ id: two, archived: true },
		]);
	},
);

describe('Apply', () => {
	it('gives a bill as much as the credit has and the bill owes, and keeps credits it has', async () => {
		const [small, large] = [
			await addCredit([{ amount: 30 }], 'CM-1'),
			await addCredit([{ amount: 90 }], 'CM-2'),
		];
		const invoice = await addBill(100);
		await use('apply', small, invoice);

		const second = await use('apply', large, invoice);

		expect(second).toMatchObject({ outcome: 'applied', amount: 70, creditLeftAmount: 20, billDueAmount: 0 });
		expect(await billNow(invoice)).toMatchObject({
			dueAmount: 0,
			vendorCredits: [
				{ id: small, amount: 30 },
				{ id: large, amount: 70 },
			],
		});
	});

	it('applies once, however often it runs, and refuses another amount', async () => {
		const [credit, invoice] = [await addCredit(), await addBill(100)];
		await use('apply', credit, invoice, '20');

		expect(await use('apply', credit, invoice, '20.00')).toMatchObject({ outcome: 'existing', amount: 20 });
		await expect(use('apply', credit, invoice, '30')).rejects.toMatchObject({
			reason: 'creditAlreadyApplied',
		});
		expect(await billNow(invoice)).toMatchObject({ dueAmount: 80 });
	});

	it.each(['lost-reply', 'server-error-after-write'])(
		'finds the credit on the bill when the answer is lost (%s)',
		async (kind) => {
			const [credit, invoice] = [await addCredit(), await addBill(100)];
			await bill.fault({ kind, on: 'PATCH /v3/bills' });

			expect(await use('apply', credit, invoice, '20')).toMatchObject({ outcome: 'applied' });

			expect((await bill.calls('/v3/bills/')).filter(({ method }) => method === 'PATCH')).toHaveLength(1);
			expect(await billNow(invoice)).toMatchObject({ dueAmount: 80 });
		},
	);

	it('does not use a credit twice when two bills want it at the same time', async () => {
		const credit = await addCredit();
		const [one, two] = [await addBill(100, 'INV-1'), await addBill(100, 'INV-2')];

		const results = await Promise.allSettled([
			use('apply', credit, one, '40'),
			use('apply', credit, two, '40'),
		]);

		expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
		expect(results[1]).toMatchObject({ reason: { reason: 'amountAboveCredit' } });
	});

	it('does not count a credit again that a payment used up', async () => {
		const [first, second] = [
			await addCredit([{ amount: 30 }], 'CM-1'),
			await addCredit([{ amount: 5 }], 'CM-2'),
		];
		const invoice = await addBill(100);
		await bill.direct('POST', '/v3/payments', {
			billId: invoice,
			vendorId,
			amount: 10,
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			processingOptions: {},
			vendorCredits: [{ id: first, amount: 30 }],
		});

		await use('apply', second, invoice);

		expect(await billNow(invoice)).toMatchObject({ dueAmount: 55 });
		await expect(use('takeBack', first, invoice)).rejects.toMatchObject({ reason: 'billHasPayments' });
	});

	it('refuses a credit of another vendor and an amount above what the bill owes', async () => {
		const credit = await addCredit([{ amount: 200 }]);
		const invoice = await addBill(100);
		const { vendors } = await bill.seed({ vendors: [aVendor({ name: 'Other' })] });
		vendorId = vendors?.[0]?.id ?? '';
		const foreign = await addBill(100, 'INV-9');

		await expect(use('apply', credit, foreign)).rejects.toMatchObject({ reason: 'otherVendor' });
		await expect(use('apply', credit, invoice, '100.01')).rejects.toMatchObject({
			reason: 'amountAboveDue',
			message: expect.stringContaining('above the 100.00 still due on the bill'),
		});
	});

	it('lets no agent apply a credit that nobody allowed', async () => {
		const [credit, invoice] = [await addCredit(), await addBill(100)];
		const item = {
			resource: 'vendorCredit',
			operation: 'apply',
			vendorCreditId: id(credit),
			billId: id(invoice),
			amount: '',
		};

		const run = runBill({ credential, items: [item], nodeType: 'billComTool' });

		await expect(run).rejects.toThrow(/Switch on Let the Agent Pay/);
		expect(await billNow(invoice)).toMatchObject({ dueAmount: 100 });
	});
});

describe('Remove From Bill', () => {
	it('takes one credit off and keeps the other, the lines, their ids and codes', async () => {
		const [one, two] = [await addCredit([{ amount: 30 }], 'CM-1'), await addCredit([{ amount: 20 }], 'CM-2')];
		const invoice = await addBill(100);
		await use('apply', one, invoice);
		await use('apply', two, invoice);
		const before = await billNow(invoice);

		const taken = await use('takeBack', one, invoice);

		expect(taken).toMatchObject({
			outcome: 'takenBack',
			amount: 30,
			creditLeftAmount: 30,
			billDueAmount: 80,
		});
		expect(await billNow(invoice)).toMatchObject({
			billLineItems: before.billLineItems,
			vendorCredits: [{ id: two, amount: 20 }],
		});
		expect(await use('takeBack', one, invoice)).toMatchObject({ outcome: 'unchanged', amount: 0 });
	});

	it('refuses while a payment reckoned with the credit is scheduled', async () => {
		const [credit, invoice] = [await addCredit(), await addBill(100)];
		await use('apply', credit, invoice);
		await bill.direct('POST', '/v3/payments', {
			billId: invoice,
			vendorId,
			amount: 50,
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			processingOptions: {},
		});

		await expect(use('takeBack', credit, invoice)).rejects.toMatchObject({
			reason: 'billHasPayments',
			message: expect.stringContaining('50.00 of the bill is scheduled'),
		});
		expect(await billNow(invoice)).toMatchObject({ vendorCredits: [{ id: credit, amount: 50 }] });
	});
});
