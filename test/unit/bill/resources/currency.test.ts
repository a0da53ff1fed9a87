import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let euro: string;
let dollar: string;
let number = 0;

beforeAll(async () => {
	bill = await startBill();
	credential = aCredential(bill.url);
	const address = { line1: 'Hauptstr. 1', city: 'Berlin', zipOrPostalCode: '10115', country: 'DE' };
	const { vendors } = await bill.seed({
		vendors: [aVendor({ name: 'Berlin GmbH', address, billCurrency: 'EUR' }), aVendor()],
	});
	[euro = '', dollar = ''] = (vendors ?? []).map(({ id }) => id);
});

afterAll(async () => await bill.stop());

const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const lines = { lineItemsFrom: 'array', lineItemsArray: [{ amount: 100 }], additionalFields: {} };
const nextNumber = () => `N-${(number += 1)}`;

function aBillForm(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'bill',
		operation: 'create',
		vendorId: locator(dollar),
		invoiceNumber: nextNumber(),
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		...lines,
		...changes,
	};
}

function aCreditForm(changes: IDataObject = {}): IDataObject {
	const form = { vendorId: locator(dollar), referenceNumber: nextNumber(), creditDate: '2026-11-20' };
	return { resource: 'vendorCredit', operation: 'create', ...form, ...lines, ...changes };
}

function aRecurringForm(changes: IDataObject = {}): IDataObject {
	const nextDueDate = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
	const schedule = { period: 'MONTHLY', frequency: 1, nextDueDate };
	return {
		resource: 'recurringBill',
		operation: 'create',
		vendorId: locator(dollar),
		...schedule,
		...lines,
		...changes,
	};
}

async function aBill(vendorId: string, amount = 100): Promise<string> {
	const made = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: nextNumber(), invoiceDate: '2026-11-02' },
		billLineItems: [{ amount }],
	});
	return String(made.id);
}

function aPayment(billId: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		billId: locator(billId),
		amount: 100,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `round-${billId}`,
		processDate: '',
		options: {},
		...changes,
	};
}

async function outputs(...items: IDataObject[]): Promise<IDataObject[]> {
	const output = await runBill({ credential, items, continueOnFail: true });
	return output.map(({ json }) => json);
}

const isWrite = ({ method, path }: { method: string; path: string }) =>
	method !== 'GET' && !path.endsWith('/exchange-rate') && !path.endsWith('/step-up');
const writes = async () =>
	(await bill.calls()).filter(isWrite).map(({ method, path }) => `${method} ${path}`);
const refusedFor = (currency: string, vendorCurrency: string) => ({
	error: expect.stringMatching(new RegExp(`${currency}.*${vendorCurrency}`)),
	curedBy: 'person',
	details: expect.objectContaining({ reason: 'currencyDiffers', currency, vendorCurrency }),
});

describe('a bill, a credit and a recurring bill', () => {
	it('is refused in another currency than the one of its vendor, by every operation, before anything is written', async () => {
		const billId = locator(await aBill(dollar));
		const credit = await runOne(credential, aCreditForm());
		const template = await runOne(credential, aRecurringForm());
		await bill.clearJournal();
		const vendorCreditId = locator(String(credit.id));
		const recurringBillId = locator(String(template.id));

		for (const item of [
			aBillForm(),
			aBillForm({ sendInBulk: true }),
			aBillForm({ operation: 'upsert' }),
			aBillForm({ operation: 'replace', billId }),
			aBillForm({ operation: 'update', billId }),
			aCreditForm(),
			aCreditForm({ sendInBulk: true }),
			aCreditForm({ operation: 'replace', vendorCreditId }),
			aCreditForm({ operation: 'update', vendorCreditId }),
			aCreditForm({ operation: 'update', vendorCreditId, sendInBulk: true }),
			aRecurringForm(),
			aRecurringForm({ operation: 'replace', recurringBillId }),
			aRecurringForm({ operation: 'update', recurringBillId }),
		]) {
			const [output] = await outputs({ ...item, currency: 'eur' });
			expect([item.resource, item.operation, item.sendInBulk, output]).toEqual([
				item.resource,
				item.operation,
				item.sendInBulk,
				refusedFor('EUR', 'USD'),
			]);
		}

		expect(await writes()).toEqual([]);
	});

	it('is written where the currency is the one of its vendor, and where none is given', async () => {
		const items = [
			aBillForm({ currency: 'USD' }),
			aBillForm({ vendorId: locator(euro), currency: 'EUR' }),
			aBillForm({ vendorId: locator(euro) }),
			aCreditForm({ vendorId: locator(euro), currency: 'EUR' }),
			aRecurringForm({ vendorId: locator(euro), currency: 'EUR' }),
		];

		const written = [];
		for (const item of items) written.push((await runOne(credential, item)).outcome);

		expect(written).toEqual(['created', 'created', 'created', 'created', 'created']);
	});

	it('refuses only the item of another currency where items share a call', async () => {
		const items = ['EUR', 'USD', ''].map((currency) => aBillForm({ sendInBulk: true, currency }));

		const [first, ...others] = await outputs(...items);

		expect(first).toMatchObject(refusedFor('EUR', 'USD'));
		expect(others.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
	});

	it.each(['XYZ', 'Euro', '€'])('refuses %s as a currency before BILL is asked', async (currency) => {
		await bill.clearJournal();

		const [output] = await outputs(aBillForm({ currency }));

		expect(output?.error).toContain(`Currency is "${currency}", which is not a currency code`);
		expect(await bill.calls()).toEqual([]);
	});
});

describe('a vendor', () => {
	const anUpsert = (changes: IDataObject) => ({
		resource: 'vendor',
		operation: 'upsert',
		name: 'BERLIN GMBH.',
		countryForNewVendors: 'US',
		...changes,
	});

	it.each(['by its id', 'by its name, to be left', 'by its name, to be updated'])(
		'is never moved to another currency by Create or Update (found %s)',
		async (found) => {
			await bill.clearJournal();
			const [output] = await outputs(
				anUpsert({
					billVendorId: found === 'by its id' ? euro : '',
					whenFoundByName: found.endsWith('updated') ? 'update' : 'leave',
					additionalFields: { billCurrency: 'USD' },
				}),
			);

			expect(output).toMatchObject(refusedFor('USD', 'EUR'));
			expect(await writes()).toEqual([]);
		},
	);

	it('is created in the currency that is given', async () => {
		const additionalFields = { billCurrency: 'gbp' };
		const created = await runOne(credential, anUpsert({ name: 'London Ltd', additionalFields }));

		expect(created).toMatchObject({ outcome: 'created', billCurrency: 'GBP' });
	});
});

describe.each([false, true])('a payment (in bulk: %s)', (sendInBulk) => {
	const pay = async (...items: IDataObject[]) =>
		await outputs(...items.map((item) => ({ ...item, sendInBulk })));

	it('is refused in another currency than the bill, before anything is written', async () => {
		const [ofDollar, ofEuro] = [await aBill(dollar), await aBill(euro)];
		await bill.clearJournal();

		const refused = await pay(
			aPayment(ofDollar, { currency: 'EUR' }),
			aPayment(ofEuro, { currency: 'USD' }),
			aPayment(ofEuro, { currency: 'EURO' }),
		);

		expect(refused.slice(0, 2)).toMatchObject([refusedFor('EUR', 'USD'), refusedFor('USD', 'EUR')]);
		expect(refused[2]?.error).toContain('Currency is "EURO", which is not a currency code');
		expect(await writes()).toEqual([]);
	});

	it('of a bill that is not in the currency of the funding account is refused where nobody said so', async () => {
		const ofEuro = await aBill(euro);
		await bill.clearJournal();

		const [refused] = await pay(aPayment(ofEuro));

		expect(refused).toMatchObject({
			error: expect.stringMatching(/the bill is in EUR, and the funding account in USD.*Currency/),
			details: { reason: 'currencyDiffers', vendorCurrency: 'EUR', fundingCurrency: 'USD' },
		});
		expect(await writes()).toEqual([]);
	});

	it('goes with an exchange rate where the item says the currency', async () => {
		const bills = [await aBill(euro), await aBill(euro), await aBill(dollar)];
		await bill.clearJournal();

		const paid = await pay(
			...bills.map((id, index) => aPayment(id, { currency: index === 2 ? 'USD' : 'EUR' })),
		);

		expect(paid.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
		const sent = (await bill.calls()).filter(({ path }) => /payments(\/bulk)?$/.test(path));
		const bodies = sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
		const rated = bodies.filter(({ exchangeRateBatchId }) => Number.isInteger(exchangeRateBatchId));
		expect([bodies.length - rated.length, rated.length]).toEqual(sendInBulk ? [1, 1] : [1, 2]);
	});

	it('takes the rate that was asked for before', async () => {
		const ofEuro = await aBill(euro);
		const query = `vendorId=${euro}&amount=100`;
		const { exchangeRateBatchId } = await bill.direct('GET', `/v3/payments/exchange-rate?${query}`);
		await bill.clearJournal();

		const [paid] = await pay(aPayment(ofEuro, { options: { exchangeRateBatchId } }));

		expect(paid?.outcome).toBe('created');
		expect(await bill.calls('/exchange-rate')).toEqual([]);
	});

	it('is refused where the bill was entered in another currency than its vendor has now', async () => {
		const { vendors } = await bill.seed({ vendors: [aVendor({ name: nextNumber(), billCurrency: 'GBP' })] });
		const moved = vendors?.[0]?.id ?? '';
		const billId = await aBill(moved);
		await bill.direct('PATCH', `/v3/vendors/${moved}`, { billCurrency: 'USD' });

		const [refused] = await pay(aPayment(billId, { currency: 'USD' }));

		expect(refused).toMatchObject({
			error: expect.stringContaining('the bill in another currency: one unit of it is 1.31 USD'),
			details: { reason: 'currencyDiffers' },
		});
	});
});

it('takes no bill of another currency into a mass payment, and names both', async () => {
	const bills = [await aBill(dollar), await aBill(euro)].map((billId) => ({ billId, amount: 100 }));
	const mass = (changes: IDataObject = {}) => {
		const funding = { fundingAccountType: 'BANK_ACCOUNT', fundingAccountId: TENANT.bankAccountId };
		return { resource: 'payment', operation: 'createMass', bills, ...funding, options: {}, ...changes };
	};
	await bill.clearJournal();

	const [one, other] = await outputs(mass(), mass({ bills: bills.slice(0, 1), currency: 'EUR' }));

	expect(one?.error).toMatch(
		/1 of 2 bills cannot be paid.*the bill is in EUR, and mass payments are made in USD/,
	);
	expect(other?.error).toMatch(/Amount is in EUR, but BILL keeps the vendor .* in USD/);
	expect(await writes()).toEqual([]);
});
