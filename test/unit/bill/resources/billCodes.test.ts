import type { IDataObject } from 'n8n-workflow';
import { aCredential, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let vendorId: string;
let ids: Record<string, string>;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const one = [{ name: 'One' }];
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [{ name: 'One', number: '6100' }],
		departments: one,
		locations: one,
		accountingClasses: one,
		items: one,
	});
	vendorId = seeded.vendors?.[0]?.id ?? '';
	ids = Object.fromEntries(Object.entries(seeded).map(([list, rows]) => [list, rows[0]?.id ?? '']));
	const add = async (path: string, body: IDataObject) => String((await bill.direct('POST', path, body)).id);
	ids.employee = await add('/v3/classifications/employees', { firstName: 'Maria', lastName: 'Lopez' });
	for (const name of ['Fabrikam', 'Contoso']) {
		ids[name] = await add('/v3/customers', { name, email: `${name}@example.com` });
		ids[`${name} job`] = await add('/v3/classifications/jobs', { name: 'Roof', parentId: ids[name] });
	}
});

async function create(changes: IDataObject): Promise<IDataObject> {
	return await runOne(credential, {
		resource: 'bill',
		operation: 'create',
		vendorId,
		invoiceNumber: 'INV-1',
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		lineItemsFrom: 'array',
		expectedTotal: '',
		additionalFields: {},
		...changes,
	});
}

const firstLine = (record: IDataObject) => (record.billLineItems as IDataObject[])[0];
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

it.each(['array', 'form'])('codes a line with all eight lists, by name (%s)', async (lineItemsFrom) => {
	const codes = { department: 'one', location: 'One', accountingClass: 'One', item: 'One' };
	const others = { customer: 'Contoso', job: 'Roof', employee: 'maria\u00A0 LOPEZ.' };
	const row = { amount: 1, glAccount: '6100', ...codes, ...others };
	const form = Object.entries(row).map(([key, value]) =>
		typeof value === 'number' ? [key, value] : [key === 'glAccount' ? 'chartOfAccount' : key, locator(value)],
	);

	const record = await create({
		lineItemsFrom,
		lineItemsArray: [row],
		lineItems: { item: [Object.fromEntries(form)] },
	});

	expect(firstLine(record)?.classifications).toEqual({
		chartOfAccountId: ids.chartOfAccounts,
		departmentId: ids.departments,
		locationId: ids.locations,
		accountingClassId: ids.accountingClasses,
		itemId: ids.items,
		customerId: ids.Contoso,
		jobId: ids['Contoso job'],
		employeeId: ids.employee,
	});
});

it('tells jobs of one name apart by the customer of each line, and names both where there is none', async () => {
	const record = await create({
		lineItemsArray: ['Fabrikam', 'Contoso'].map((customer) => ({ amount: 1, customer, job: 'Roof' })),
	});
	const without = create({ invoiceNumber: 'INV-2', lineItemsArray: [{ amount: 1, job: 'Roof' }] });

	const lines = record.billLineItems as IDataObject[];
	expect(lines.map(({ classifications }) => (classifications as IDataObject).jobId)).toEqual([
		ids['Fabrikam job'],
		ids['Contoso job'],
	]);
	await expect(without).rejects.toThrow(
		new RegExp(`2 entries for job "Roof" \\(line 1\\): ${ids['Fabrikam job']}, ${ids['Contoso job']}`),
	);
});

it('codes the bill itself and says with what it is paid', async () => {
	const term = await bill.direct('POST', `/v3/organizations/${credential.organizationId}/payment-terms`, {
		name: 'Net 45',
		daysDue: 45,
	});

	const record = await create({
		lineItemsArray: [{ amount: 1 }],
		additionalFields: {
			department: locator('One'),
			item: 'One',
			payFromChartOfAccount: locator('6100'),
			paymentTermId: locator(String(term.id)),
			purchaseOrderNumber: 'PO-1',
		},
	});

	expect(record).toMatchObject({
		classifications: { departmentId: ids.departments, itemId: ids.items },
		payFromChartOfAccountId: ids.chartOfAccounts,
		paymentTermId: term.id,
		purchaseOrderNumber: 'PO-1',
	});
});

it('finds the last of 5,000 jobs and reads the list once', async () => {
	await bill.seed({ jobs: Array.from({ length: 5000 }, (_, index) => ({ name: `Job ${index}` })) });
	const line = { amount: 1, job: 'Job 4999' };

	const record = await create({ lineItemsArray: [line, line] });
	await create({ invoiceNumber: 'INV-2', lineItemsArray: [line] });

	expect(firstLine(record)?.classifications).toMatchObject({ jobId: expect.stringMatching(/^job/) });
	expect(await bill.calls('/classifications/jobs')).toHaveLength(51 + 2);
}, 30_000);

it.each([
	['quantity × price', { quantity: '3', price: 1.1 }, { quantity: 3, price: 1.1, amount: 3.3 }],
	['an amount that wins', { quantity: 3, price: 1.1, amount: 3 }, { quantity: 3, price: 1.1, amount: 3 }],
	['a quantity alone beside the amount', { quantity: 2, amount: '5.00' }, { quantity: 2, amount: 5 }],
])('takes a line of %s', async (_, row, expected) => {
	const record = await create({ lineItemsArray: [row], expectedTotal: expected.amount });

	expect(firstLine(record)).toMatchObject(expected);
	expect(record.amount).toBe(expected.amount);
});

it('takes a form line with quantity and price whose amount was left at 0', async () => {
	const item = [
		{ amount: 0, quantity: 4, price: 35 },
		{ amount: 12.75, quantity: 0, price: 0 },
	];

	const record = await create({ lineItemsFrom: 'form', lineItems: { item } });

	expect(record).toMatchObject({ amount: 152.75, billLineItems: [{ amount: 140 }, { amount: 12.75 }] });
	expect(Object.keys((record.billLineItems as IDataObject[])[1] ?? {})).not.toContain('quantity');
});

it.each([
	[
		'a misspelt key',
		[{ amount: 1 }, { amount: 2, departement: 'One' }],
		/Line 2 of Line Items List contains an unknown field: "departement".*Use amount, quantity, price, description, glAccount, department/,
	],
	[
		'a product with part of a cent',
		[{ quantity: 3, price: 33.333 }],
		/3 × 33\.333.*not a whole number of cents/,
	],
	['a price without a quantity', [{ price: 3 }], /Quantity of line 1 is missing/],
	['a quantity that is none', [{ quantity: 'two', price: 3 }], /Quantity of line 1 is "two"/],
])('refuses %s before BILL is asked at all', async (_, lineItemsArray, message) => {
	await bill.clearJournal();

	await expect(create({ lineItemsArray })).rejects.toThrow(message);

	expect(await bill.calls()).toEqual([]);
});

it('names codes of lines, bill and payment together', async () => {
	const run = create({
		lineItemsArray: [{ amount: 1, employee: 'Nobody' }],
		additionalFields: { department: 'Nowhere', payFromChartOfAccount: '9999' },
	});

	await expect(run).rejects.toThrow(
		/GL account "9999" \(Pay From Account\); .*department "Nowhere" \(bill\); .*employee "Nobody" \(line 1\)/,
	);
});
