import { forgetProcessMemory, loadOptions, runNode, searchList } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const anInvoice = (changes = {}) => ({ objectName: byId('AP_Invoice__c'), ...changes });

it('reads an invoice with its lines and its vendor', async () => {
	const lines = [
		{ Amount__c: 100.25, Description__c: 'Paper "A4", 5 boxes' },
		{ Amount__c: 20.25, GL_Code__c: '6100' },
	];
	const invoice = await salesforce.seedInvoice({ vendorName: 'Smith & Sons, "The Best"', lines });

	const { items } = await runNode(
		anOperation(
			salesforce.jwt(),
			'record:get',
			anInvoice({
				recordId: byId(invoice),
				fieldsToReturn: ['Amount__c', 'Vendor__r.Name'],
				childList: 'AP_Invoice_Lines__r',
				childFields: ['Amount__c', 'GL_Code__c'],
			}),
		),
	);

	expect(items[0].json).toEqual({
		Id: invoice,
		Amount__c: 120.5,
		Vendor__r: { Name: 'Smith & Sons, "The Best"' },
		AP_Invoice_Lines__r: [
			{ Id: expect.any(String), Amount__c: 100.25, GL_Code__c: null },
			{ Id: expect.any(String), Amount__c: 20.25, GL_Code__c: '6100' },
		],
	});
});

it('hands the currency of a record on where the org has several, and asks for none where it has one', async () => {
	const invoice = await salesforce.seedInvoice();
	const invoices = anInvoice({ fieldsToReturn: ['Amount__c'] });
	const read = async (operation: `record:${string}`, parameters = {}) =>
		(await runNode(anOperation(salesforce.jwt(), operation, { ...invoices, ...parameters }))).items[0].json;
	const single = { recordId: byId(invoice) };
	const list = { searchBy: 'conditions', returnAll: true };

	const withOne = [await read('record:get', single), await read('record:getAll', list)];
	await salesforce.control('reset');
	await salesforce.control('switches', { multiCurrency: true });
	forgetProcessMemory();
	const second = { recordId: byId(await salesforce.seedInvoice({ CurrencyIsoCode: 'EUR' })) };
	const withSeveral = [await read('record:get', second), await read('record:getAll', list)];

	const id = expect.any(String);
	expect(withOne).toEqual([
		{ Id: id, Amount__c: 120.5 },
		{ Id: id, Amount__c: 120.5 },
	]);
	expect(withSeveral).toEqual([
		{ Id: id, Amount__c: 120.5, CurrencyIsoCode: 'EUR' },
		{ Id: id, Amount__c: 120.5, CurrencyIsoCode: 'EUR' },
	]);
});

it('reads no amount while Salesforce cannot say whether records have a currency', async () => {
	await salesforce.control('switches', { multiCurrency: true });
	forgetProcessMemory();
	const invoice = await salesforce.seedInvoice({ CurrencyIsoCode: 'EUR' });
	const on = 'GET /sobjects/AP_Invoice__c/describe';
	await salesforce.control('faults', { kind: 'server-unavailable', on, times: 1_000 });
	const read = async (operation: `record:${string}`, parameters: object) =>
		await runNode(
			anOperation(salesforce.jwt(), operation, anInvoice({ fieldsToReturn: ['Amount__c'], ...parameters })),
		);

	const single = await read('record:get', { recordId: byId(invoice) });
	const inBulk = await read('record:get', { recordId: byId(invoice), sendInBulk: true });
	const list = await read('record:getAll', { searchBy: 'conditions', returnAll: true });

	for (const { items, error } of [single, inBulk, list]) {
		expect(items).toEqual([]);
		expect(Object(error?.context).data).toMatchObject({ curedBy: 'time' });
	}
});

it('reads every field when none is chosen', async () => {
	const invoice = await salesforce.seedInvoice();

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'record:get', anInvoice({ recordId: byId(invoice) })),
	);

	expect(items[0].json).toMatchObject({
		Id: invoice,
		Invoice_Number__c: 'INV-1',
		Approval_Status__c: 'Draft',
	});
});

it('finds records by conditions whatever quotes their names have', async () => {
	const names = ["O'Brien's", 'Double  "space"', '50%_off', '50 percent off'];
	for (const vendorName of names) await salesforce.seedInvoice({ vendorName, Invoice_Number__c: vendorName });
	const search = async (operator: string, value: string) => {
		const condition = [{ field: 'Vendor__r.Name', operator, value }];
		const { items } = await runNode(
			anOperation(
				salesforce.jwt(),
				'record:getAll',
				anInvoice({ conditions: { condition }, fieldsToReturn: ['Invoice_Number__c'] }),
			),
		);
		return items.map(({ json }) => json.Invoice_Number__c);
	};

	expect(await search('equals', "O'Brien's")).toEqual(["O'Brien's"]);
	expect(await search('equals', 'Double  "space"')).toEqual(['Double  "space"']);
	expect(await search('contains', '50%_')).toEqual(['50%_off']);
});

describe('an object with more fields than an address can name', () => {
	const seedWide = async (count: number) => {
		const Wide_Record__c = Array.from({ length: count }, (_, index) => ({
			Name: `Wide ${index}`,
			Field_Of_A_Grown_Org_500__c: 'last',
		}));
		const seeded = await salesforce.control<{ records: { Wide_Record__c: string[] } }>('seed', {
			records: { Wide_Record__c },
		});
		return seeded.records.Wide_Record__c;
	};
	const wide = { objectName: byId('Wide_Record__c') };

	it('is read whole', async () => {
		const [id] = await seedWide(1);

		const { items, error } = await runNode(
			anOperation(salesforce.jwt(), 'record:get', { ...wide, recordId: byId(id) }),
		);

		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ Name: 'Wide 0', Field_Of_A_Grown_Org_500__c: 'last' });
	});

	it('is listed with all its fields, page after page', async () => {
		await seedWide(2_010);

		const { items, error } = await runNode(
			anOperation(salesforce.jwt(), 'record:getAll', { ...wide, returnAll: true }),
		);

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.Field_Of_A_Grown_Org_500__c)).toEqual(Array(2_010).fill('last'));
	});

	it('asks to choose fields in an org that takes no long query in any way', async () => {
		await salesforce.control('switches', { longPathsInComposite: false });
		await seedWide(1);

		const { error } = await runNode(anOperation(salesforce.jwt(), 'record:getAll', wide));

		expect(error).toMatchObject({
			message: expect.stringContaining('did not find records of Wide_Record__c: URI Too Long'),
			description: expect.stringContaining('Choose fields under Fields to Return'),
		});
	});
});

it('says what is too long when an address and its headers are', async () => {
	const objectName = byId(`A${'x'.repeat(17_000)}`);

	const { error } = await runNode(
		anOperation(salesforce.jwt(), 'record:get', { objectName, recordId: byId('001SB0000000001AAA') }),
	);

	expect(error?.description).toContain('16,384 bytes of address and headers');
});

it('tells an object that does not exist from a record that does not', async () => {
	const read = async (objectName: string) =>
		(
			await runNode(
				anOperation(salesforce.jwt(), 'record:get', {
					objectName: byId(objectName),
					recordId: byId('001SB0000zzzzzzAAA'),
				}),
			)
		).error?.message;

	expect(await read('Account')).toBe('There is no Account with the ID 001SB0000zzzzzzAAA');
	expect(await read('Acount')).toContain('did not read Acount 001SB0000zzzzzzAAA');
});

it('finds choices of a multi-select picklist and times of day', async () => {
	const accounts = [
		{ Name: 'A', Services__c: 'Cleaning;Shipping', Order_Cutoff__c: '08:30' },
		{ Name: 'B', Services__c: 'Printing', Order_Cutoff__c: '16:00:00' },
		{ Name: 'C' },
	];
	await salesforce.control('seed', { accounts });
	const search = async (field: string, operator: string, value: string) => {
		const { items, error } = await runNode(
			anOperation(salesforce.jwt(), 'record:getAll', {
				objectName: byId('Account'),
				conditions: { condition: [{ field, operator, value }] },
				fieldsToReturn: ['Name'],
			}),
		);
		return error?.message ?? items.map(({ json }) => json.Name);
	};

	expect(await search('Services__c', 'contains', 'Shipping')).toEqual(['A']);
	expect(await search('Services__c', 'contains', 'Shipping, Printing')).toEqual(['A', 'B']);
	expect(await search('Services__c', 'startsWith', 'Ship')).toContain('multi-select picklist');
	expect(await search('Order_Cutoff__c', 'lessThan', '12:00')).toEqual(['A']);
	expect(await search('Order_Cutoff__c', 'equals', '16:00:00')).toEqual(['B']);
	expect(await search('Order_Cutoff__c', 'equals', 'noon')).toContain('cannot be compared with "noon"');
});

it('takes a time of day as a query parameter', async () => {
	await salesforce.control('seed', { accounts: [{ Name: 'A', Order_Cutoff__c: '08:30' }] });

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'record:getAll', {
			searchBy: 'soql',
			soql: 'SELECT Name FROM Account WHERE Order_Cutoff__c = :cutoff',
			queryParameters: { parameter: [{ name: 'cutoff', type: 'date', value: '08:30:00.000Z' }] },
		}),
	);

	expect(items.map(({ json }) => json.Name)).toEqual(['A']);
});

it('compares amounts and dates, sorts and stops at the limit', async () => {
	for (const [number, amount] of [
		['A', 10],
		['B', 30],
		['C', 20],
		['D', 5],
	] as const) {
		await salesforce.seedInvoice({ Invoice_Number__c: number, Amount__c: amount, Due_Date__c: '2026-11-30' });
	}
	const condition = [
		{ field: 'Amount__c', operator: 'greaterOrEqual', value: '10' },
		{ field: 'Due_Date__c', operator: 'equals', value: '2026-11-30' },
	];

	const { items } = await runNode(
		anOperation(
			salesforce.jwt(),
			'record:getAll',
			anInvoice({
				conditions: { condition },
				fieldsToReturn: ['Invoice_Number__c'],
				limit: 2,
				options: { sortBy: 'Amount__c', sortDirection: 'DESC' },
			}),
		),
	);

	expect(items.map(({ json }) => json.Invoice_Number__c)).toEqual(['B', 'C']);
});

it('returns more records than one page holds', async () => {
	const invoices = Array.from({ length: 450 }, (_, index) => ({
		vendorName: 'Acme',
		Invoice_Number__c: `INV-${index}`,
		Amount__c: 1,
	}));
	await salesforce.control('seed', { invoices });
	const soql = 'SELECT Id FROM AP_Invoice__c';
	const count = async (wanted: object) => {
		const { items } = await runNode(
			anOperation(salesforce.jwt(), 'record:getAll', { searchBy: 'soql', soql, ...wanted }),
		);
		return new Set(items.map(({ json }) => json.Id)).size;
	};

	expect(await count({ returnAll: true })).toBe(450);
	expect(await count({ limit: 120 })).toBe(120);
});

it('explains a query Salesforce does not understand', async () => {
	const { error } = await runNode(
		anOperation(salesforce.jwt(), 'record:getAll', {
			searchBy: 'soql',
			soql: 'SELECT Nope__c FROM AP_Invoice__c',
		}),
	);

	expect(error).toMatchObject({
		message: expect.stringContaining('INVALID_FIELD'),
		description: expect.stringContaining('no such field'),
	});
});

it('offers objects, records, fields, child lists and processes to choose from', async () => {
	const invoice = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-1' });
	const node = anOperation(salesforce.jwt(), 'record:get', anInvoice({ childList: 'AP_Invoice_Lines__r' }));
	const values = async (method: string) => (await loadOptions(node, method)).map(({ value }) => value);

	expect(
		(await searchList(node, 'searchObjects', { filter: 'ap_inv' })).results.map(({ value }) => value),
	).toContain('AP_Invoice__c');
	expect((await searchList(node, 'searchEvents')).results.map(({ value }) => value)).toEqual([
		'BILL_Approval__e',
	]);
	expect((await searchList(node, 'searchRecords')).results.map(({ value }) => value)).toEqual([invoice]);
	expect(await values('getUpdateableFields')).toContain('BILL_Sync_Status__c');
	expect(await values('getUpdateableFields')).not.toContain('CreatedDate');
	expect(await values('getExternalIdFields')).toContain('BILL_Bill_Id__c');
	expect(await values('getChildLists')).toContain('AP_Invoice_Lines__r');
	expect(await values('getChildFields')).toContain('GL_Code__c');
	expect((await loadOptions(node, 'getApprovalProcesses'))[0].name).toBe(
		'AP Invoice Approval (AP_Invoice__c)',
	);
});

it('tells in the editor why a list is empty', async () => {
	const node = anOperation(salesforce.jwt({ clientId: 'wrong' }), 'record:get');

	await expect(searchList(node, 'searchObjects')).rejects.toThrow('does not know this Client ID');
});
