/** Values are refused, not bent: what reaches BILL is what somebody entered, or nothing does. */
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let vendorId: string;

beforeAll(async () => {
	bill = await startBill();
	credential = aCredential(bill.url);
	const seeded = await bill.seed({ vendors: [aVendor()] });
	vendorId = seeded.vendors?.[0]?.id ?? '';
});

beforeEach(async () => await bill.clearJournal());

afterAll(async () => await bill.stop());

async function run(item: IDataObject, timezone?: string): Promise<IDataObject> {
	const [output] = await runBill({ credential, items: [item], continueOnFail: true, timezone });
	return output?.json ?? {};
}

async function refusal(item: IDataObject): Promise<string> {
	const { error } = await run(item);
	return String(error);
}

const calls = async () => (await bill.calls()).map(({ method, path }) => `${method} ${path}`);
const sent = async (path: string) => (await bill.calls(path)).filter(({ method }) => method !== 'GET');

const aBillForm = (changes: IDataObject = {}): IDataObject => ({
	resource: 'bill',
	operation: 'create',
	vendorId,
	invoiceNumber: 'INV-1',
	invoiceDate: '2030-01-02',
	dueDate: '2030-02-02',
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: 100 }],
	additionalFields: {},
	...changes,
});
const aVendorForm = (changes: IDataObject = {}): IDataObject => ({
	resource: 'vendor',
	operation: 'create',
	name: 'Tideway Supplies',
	addressLine1: '1 Quay',
	addressCity: 'Boston',
	addressState: 'MA',
	addressPostalCode: '02134',
	addressCountry: 'US',
	additionalFields: {},
	...changes,
});

describe('numbers that lose digits', () => {
	const anAccount = (changes: IDataObject) => ({
		resource: 'vendor',
		operation: 'addBankAccount',
		vendorId,
		bankAccountNumber: '000123456789',
		additionalFields: {},
		...changes,
	});

	it.each([
		[
			'the account number of a bank account',
			() => anAccount({ bankAccountNumber: 123456789 }),
			'Account Number',
		],
		[
			'its routing number, in Additional Fields',
			() => anAccount({ additionalFields: { routingNumber: 74000010 } }),
			'Routing Number',
		],
		[
			'a value of a regulatory field that holds a tax ID',
			() =>
				anAccount({ additionalFields: { regulatoryFields: { field: [{ name: 'taxId', value: 12345 }] } } }),
			'Value of field 1',
		],
		['a tax ID', () => aVendorForm({ additionalFields: { taxId: 12345678 } }), 'Tax ID'],
		[
			'a customer number at the vendor',
			() => aVendorForm({ additionalFields: { accountNumber: 4711 } }),
			'Account Number',
		],
		['a telephone number', () => aVendorForm({ additionalFields: { phone: 305551234 } }), 'Phone'],
		['a postal code with too few digits', () => aVendorForm({ addressPostalCode: 2134 }), 'Postal Code'],
		['the ID of a vendor', () => aBillForm({ vendorId: 901 }), 'Vendor'],
		[
			'the ID in a locator',
			() => aBillForm({ additionalFields: { paymentTermId: { __rl: true, value: 12 } } }),
			'Payment Term',
		],
		[
			'an invoice number of 16 digits',
			() => aBillForm({ invoiceNumber: 1234567890123456 }),
			'Invoice Number',
		],
		['an invoice number with decimals', () => aBillForm({ invoiceNumber: 1.1 }), 'Invoice Number'],
		[
			'the ID of a bill in a list',
			() => ({ resource: 'payment', operation: 'createMass', bills: [{ billId: 12, amount: 1 }] }),
			'billId of bill 1',
		],
		[
			'an account number in JSON that is sent as it is',
			() => ({
				resource: 'legacy',
				operation: 'create',
				entity: 'VendorBankAccount',
				valuesFrom: 'json',
				valuesJson: '{"accountNumber": 12345678901234567}',
			}),
			'Values (JSON): accountNumber',
		],
		[
			'a one-time code',
			() => ({ resource: 'session', operation: 'confirmCode', challengeId: 'c', code: 12345, options: {} }),
			'Code',
		],
	])('are refused in %s, and nothing is sent', async (_, item, label) => {
		const message = await refusal(item());

		expect(message).toContain(label);
		expect(message).toContain('Give it as text');
		expect(message).not.toMatch(/123456|74000010|4711|305551234|12345678901234568/);
		expect(await sent('/')).toEqual([]);
	});

	it('stay fine in ordinary texts', async () => {
		const form = aBillForm({ invoiceNumber: 1040589, additionalFields: { description: 42 } });

		await run(form);

		expect(await sent('/v3/bills')).toMatchObject([
			{ body: { invoice: { invoiceNumber: '1040589' }, description: '42' } },
		]);
	});

	it('stay fine as a postal code of the full length', async () => {
		await run(aVendorForm({ addressPostalCode: 94105 }));

		expect(await sent('/v3/vendors')).toMatchObject([{ body: { address: { zipOrPostalCode: '94105' } } }]);
	});
});

describe('what is no text', () => {
	it.each([
		['an object', { invoiceNumber: { id: 1 } }, 'Invoice Number is an object'],
		['true', { additionalFields: { description: true } }, 'Description is true'],
		['a list', { additionalFields: { purchaseOrderNumber: ['1', '2'] } }, 'Purchase Order Number is a list'],
		['a date', { invoiceNumber: new Date(0) as unknown as string }, 'Invoice Number is a date'],
		[
			'an object in a line',
			{ lineItemsArray: [{ amount: 1, description: { a: 1 } }] },
			'description of line 1 is an object',
		],
		[
			'an object in a row of the form',
			{ lineItemsFrom: 'form', lineItems: { item: [{ amount: 1 }, { amount: 1, description: { a: 1 } }] } },
			'Description of line item 2 is an object',
		],
		[
			'a text in the place of a collection',
			{ additionalFields: 'description' },
			'Additional Fields is not a set of fields',
		],
	])('is refused in a text field: %s', async (_, changes, what) => {
		expect(await refusal(aBillForm(changes as IDataObject))).toContain(what);
		expect(await sent('/v3/bills')).toEqual([]);
	});

	it('stays fine where lists are meant', async () => {
		const filters = { filter: [{ field: 'id', op: 'in', value: ['1', '2'] }] };

		await run({
			resource: 'legacy',
			operation: 'getAll',
			entity: 'Vendor',
			returnAll: false,
			limit: 5,
			filters,
		});

		expect(await bill.calls('/List/Vendor.json')).toMatchObject([
			{ body: { data: { filters: [{ field: 'id', op: 'in', value: ['1', '2'] }] } } },
		]);
	});
});

describe('a date', () => {
	const ownZone = process.env.TZ;

	afterEach(() => {
		process.env.TZ = ownZone;
	});

	it.each([
		['Europe/Berlin', '2030-01-14T23:00:00.000Z', 'America/Los_Angeles'],
		['Asia/Kolkata', '2030-01-14T18:30:00.000Z', 'Europe/Berlin'],
		['Pacific/Kiritimati', '2030-01-14T10:00:00.000Z', 'Asia/Kolkata'],
		['America/Los_Angeles', '2030-01-15T08:00:00.000Z', 'Pacific/Kiritimati'],
	])(
		'is the day on the clocks of the workflow (%s), whatever the server calls it',
		async (zone, midnight, serverZone) => {
			process.env.TZ = serverZone;
			const given = [
				new Date(midnight),
				DateTime.fromISO(midnight, { zone }),
				midnight,
				DateTime.fromISO(midnight, { zone }).toISO(),
				'2030-01-15',
				'2030-01-15T00:00:00',
			];

			for (const [index, invoiceDate] of given.entries()) {
				const form = aBillForm({ invoiceNumber: `${zone} ${index}`, dueDate: '2030-03-01' });
				await run({ ...form, invoiceDate: invoiceDate as unknown as string }, zone);
			}

			const dates = (await sent('/v3/bills')).map(({ body }) => (body.invoice as IDataObject).invoiceDate);
			expect(dates).toEqual(Array(6).fill('2030-01-15'));
		},
	);

	it('is refused as a number', async () => {
		expect(await refusal(aBillForm({ invoiceDate: 20300115 }))).toMatch(
			/Invoice Date is 20300115, which is not a date/,
		);
	});
});

describe('a limit', () => {
	it.each(['1 OFFSET 1', 'abc', '', 0, '0', -1, 1.5, true, null])(
		'of %p is refused, legacy and not',
		async (limit) => {
			const legacy = { resource: 'legacy', operation: 'getAll', entity: 'Vendor', returnAll: false, limit };
			const lists = [legacy, { resource: 'vendor', operation: 'getAll', returnAll: false, limit }];

			const messages = [];
			for (const list of lists) messages.push(await refusal(list));

			expect(messages).toEqual([expect.stringMatching(/^Limit is /), expect.stringMatching(/^Limit is /)]);
			expect(await calls()).toEqual([]);
		},
	);
});

describe('a country', () => {
	it('goes to BILL as its code, by whatever name', async () => {
		await run(aVendorForm({ name: 'Saigon Paper', addressCountry: 'Viet Nam' }));

		expect(await sent('/v3/vendors')).toMatchObject([{ body: { address: { country: 'VN' } } }]);
	});

	it.each(['XX', 'EN', 'Narnia'])('that does not exist is refused: %s', async (addressCountry) => {
		expect(await refusal(aVendorForm({ addressCountry }))).toContain(
			`Country is "${addressCountry}", which is not a country`,
		);
		expect(await sent('/v3/vendors')).toEqual([]);
	});
});

describe('a legacy update', () => {
	const anUpdate = (row: IDataObject) => ({
		resource: 'legacy',
		operation: 'update',
		entity: 'Vendor',
		legacyId: vendorId,
		valuesFrom: 'form',
		values: { value: [{ field: 'shortName', ...row }] },
	});

	it('does not empty a field whose expression gives nothing', async () => {
		expect(await refusal(anUpdate({ value: undefined }))).toContain(
			'The expression for the value of shortName returns nothing',
		);
		expect(await sent('/Crud/Update/')).toEqual([]);
	});

	it('empties a field for null', async () => {
		await run(anUpdate({ value: null }));

		expect(await sent('/Crud/Update/')).toMatchObject([{ body: { data: { obj: { shortName: '' } } } }]);
	});
});

describe('an ID that is . or ..', () => {
	it.each([
		['vendor', 'get', 'vendorId'],
		['vendor', 'archive', 'vendorId'],
		['bill', 'archive', 'billId'],
		['payment', 'get', 'paymentId'],
		['department', 'get', 'departmentId'],
		['webhookSubscription', 'delete', 'subscriptionId'],
	])('never leaves the path of its resource (%s: %s)', async (resource, operation, name) => {
		for (const id of ['.', '..']) {
			const message = await refusal({ resource, operation, [name]: id });

			expect(message).toContain('an ID that is "." or ".." would lead to another address');
		}
		expect(await calls()).toEqual([]);
	});
});
