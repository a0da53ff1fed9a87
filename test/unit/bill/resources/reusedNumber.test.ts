/** Vendors that use an invoice number again, such as the account number on the invoice of every month. */
import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	vendorId = (await bill.seed({ vendors: [aVendor()] })).vendors?.[0]?.id ?? '';
});

function invoice(invoiceDate: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'bill',
		operation: 'create',
		vendorId: { __rl: true, mode: 'id', value: vendorId },
		invoiceNumber: 'ACC-100',
		invoiceDate,
		dueDate: '2030-03-31',
		lineItemsFrom: 'array',
		lineItemsArray: [{ amount: 500 }],
		expectedTotal: '',
		additionalFields: {},
		whenDateDiffers: 'refuse',
		...changes,
	};
}

function credit(creditDate: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'vendorCredit',
		operation: 'create',
		vendorId: { __rl: true, mode: 'id', value: vendorId },
		referenceNumber: 'CM-100',
		creditDate,
		lineItemsFrom: 'array',
		lineItemsArray: [{ amount: 50 }],
		expectedTotal: '',
		additionalFields: {},
		whenDateDiffers: 'refuse',
		...changes,
	};
}

async function run(...items: IDataObject[]): Promise<IDataObject[]> {
	const output = await runBill({ credential, items, continueOnFail: true });
	return output.map(({ json }) => json);
}

const inBulk = (items: IDataObject[]) => items.map((item) => ({ ...item, sendInBulk: true }));
const dates = async () =>
	((await bill.state()).bills ?? []).map((one) => (one.invoice as IDataObject).invoiceDate);
const creditDates = async () => ((await bill.state()).vendorCredits ?? []).map((one) => one.creditDate);
const outcomes = (outputs: IDataObject[]) =>
	outputs.map(({ outcome, details }) => outcome ?? (details as IDataObject).reason);

describe.each([
	['alone', (items: IDataObject[]) => items],
	['in bulk', inBulk],
])('an invoice of another date under a number BILL has, created %s', (_, how) => {
	it('is refused with both dates and the bill', async () => {
		const january = await runOne(credential, invoice('2030-01-31'));

		const [february] = await run(...how([invoice('2030-02-28')]));

		expect(february).toMatchObject({
			error: expect.stringMatching(/ACC-100 as bill 00n\w+ of 2030-01-31, but Invoice Date is 2030-02-28/),
			details: {
				reason: 'invoiceDateDiffers',
				billId: january.id,
				billInvoiceDate: '2030-01-31',
				invoiceDate: '2030-02-28',
			},
		});
		expect(await dates()).toEqual(['2030-01-31']);
	});

	it('is another bill where that is chosen and BILL allows it, and stays one of each', async () => {
		await bill.switches({ duplicateInvoice: 'allow' });
		const months = ['2030-01-31', '2030-02-28'].map((day) => invoice(day, { whenDateDiffers: 'create' }));

		const first = await run(...how(months));
		const second = await run(...how(months));

		expect(outcomes(first)).toEqual(['created', 'created']);
		expect(outcomes(second)).toEqual(['existing', 'existing']);
		expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
		expect(await dates()).toEqual(['2030-01-31', '2030-02-28']);
	});

	it('is refused in words where another bill is chosen and BILL takes the number once', async () => {
		await runOne(credential, invoice('2030-01-31'));

		const [february] = await run(...how([invoice('2030-02-28', { whenDateDiffers: 'create' })]));

		expect(february).toMatchObject({
			error: expect.stringContaining('Allow duplicate invoice numbers in the BILL preferences'),
			details: { reason: 'invoiceNumberTaken', billInvoiceDate: '2030-01-31' },
		});
	});

	it('returns the existing bill where that is chosen, unless the amount differs too', async () => {
		const january = await runOne(credential, invoice('2030-01-31'));
		const choice = { whenDateDiffers: 'existing' };
		const other = { ...choice, lineItemsArray: [{ amount: 501 }] };

		const outputs = await run(
			...how([invoice('2030-02-28', choice)]),
			...how([invoice('2030-02-28', other)]),
		);

		expect(outcomes(outputs)).toEqual(['existing', 'amountDiffers']);
		expect(outputs[0]?.id).toBe(january.id);
	});
});

it('finds an invoice of the same date again, also after its answer was lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/bills' });

	const outputs = await run(invoice('2030-01-31'), invoice('2030-01-31'));

	expect(outcomes(outputs)).toEqual(['created', 'existing']);
});

it('refuses in one run the second of two invoices of one number, before the first is sent twice', async () => {
	const outputs = await run(...inBulk([invoice('2030-01-31'), invoice('2030-02-28')]));

	expect(outcomes(outputs)).toEqual(['created', 'invoiceDateDiffers']);
	expect(outputs[1]?.details).toMatchObject({ otherItem: 0, invoiceDate: '2030-02-28' });
});

it('gives both of one run the same bill where the existing one is to be returned', async () => {
	await bill.switches({ duplicateInvoice: 'allow' });
	const choice = { whenDateDiffers: 'existing' };

	const outputs = await run(...inBulk([invoice('2030-01-31', choice), invoice('2030-02-28', choice)]));

	expect(outcomes(outputs)).toEqual(['created', 'existing']);
	expect(await dates()).toEqual(['2030-01-31']);
});

it('does not move the date of a bill with Create or Update unless that is chosen', async () => {
	const upsert = (day: string, whenDateDiffers: string) =>
		invoice(day, { operation: 'upsert', whenDateDiffers });
	await run(upsert('2030-01-31', 'refuse'));

	const refused = await run(upsert('2030-03-31', 'refuse'));
	const before = await dates();
	const moved = await run(upsert('2030-03-31', 'existing'));

	expect(outcomes(refused)).toEqual(['invoiceDateDiffers']);
	expect(before).toEqual(['2030-01-31']);
	expect(outcomes(moved)).toEqual(['updated']);
	expect(await dates()).toEqual(['2030-03-31']);
});

it('changes the bill of the month with Create or Update where a number has several', async () => {
	await bill.switches({ duplicateInvoice: 'allow' });
	const upsert = (day: string, amount: number) =>
		invoice(day, { operation: 'upsert', whenDateDiffers: 'create', lineItemsArray: [{ amount }] });

	const outputs = await run(upsert('2030-01-31', 500), upsert('2030-02-28', 500), upsert('2030-02-28', 510));

	expect(outcomes(outputs)).toEqual(['created', 'created', 'updated']);
	expect(((await bill.state()).bills ?? []).map(({ amount }) => amount)).toEqual([500, 510]);
});

describe.each([
	['alone', (items: IDataObject[]) => items],
	['in bulk', inBulk],
])('a vendor credit of another date under a number BILL has, created %s', (_, how) => {
	it('is refused with both dates, returned or created, as chosen', async () => {
		const january = await runOne(credential, credit('2030-01-31'));

		const refused = await run(...how([credit('2030-02-28')]));
		const returned = await run(...how([credit('2030-02-28', { whenDateDiffers: 'existing' })]));
		const another = { whenDateDiffers: 'create' };
		const created = await run(...how([credit('2030-02-28', another), credit('2030-01-31', another)]));

		expect(refused[0]).toMatchObject({
			error: expect.stringContaining(`of 2030-01-31, but Credit Date is 2030-02-28`),
			details: { reason: 'creditDateDiffers', vendorCreditId: january.id, creditDate: '2030-02-28' },
		});
		expect(returned).toMatchObject([{ outcome: 'existing', id: january.id }]);
		expect(outcomes(created)).toEqual(['created', 'existing']);
		expect(await creditDates()).toEqual(['2030-01-31', '2030-02-28']);
	});
});

it('holds the later of two credits of one run against the first', async () => {
	const outputs = await run(...inBulk([credit('2030-01-31'), credit('2030-02-28')]));

	expect(outcomes(outputs)).toEqual(['created', 'creditDateDiffers']);
	expect(await creditDates()).toEqual(['2030-01-31']);
});
