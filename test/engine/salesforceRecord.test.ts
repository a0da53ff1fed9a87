import { loadOptions, runNode, searchList } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const anInvoice = (changes = {}) => ({ objectName: byId('AP_Invoice__c'), ...changes });
const form = (values: Record<string, string | number>) => ({
	fieldsFrom: 'form',
	fields: { field: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

async function stored(invoice: string) {
	return (await salesforce.rows('AP_Invoice__c')).find(({ Id }) => Id === invoice);
}

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

it('writes form values of every type and clears what is left empty', async () => {
	const invoice = await salesforce.seedInvoice({ BILL_Sync_Message__c: 'old' });
	const values = {
		Paid_Amount__c: '120.50',
		Paid_Date__c: '2026-11-22T00:00:00.000Z',
		BILL_Bill_Id__c: 7,
		BILL_Sync_Message__c: '',
	};

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'record:update', anInvoice({ recordId: byId(invoice), ...form(values) })),
	);

	expect(items[0].json).toEqual({ id: invoice, objectName: 'AP_Invoice__c', success: true });
	expect(await stored(invoice)).toMatchObject({
		Paid_Amount__c: 120.5,
		Paid_Date__c: '2026-11-22',
		BILL_Bill_Id__c: '7',
		BILL_Sync_Message__c: null,
	});
});

it('explains the lock of a record that waits for approval and goes on with the next', async () => {
	const locked = await salesforce.seedInvoice();
	const free = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-2' });
	const submitter = salesforce.jwt({ userName: 'submitter@sandbox.example' });
	await runNode(anOperation(submitter, 'approval:submit', { recordId: byId(locked) }));

	const { items } = await runNode({
		...anOperation(
			salesforce.jwt(),
			'record:update',
			anInvoice({ recordId: byId('={{ $json.Id }}'), ...form({ BILL_Sync_Status__c: 'Paid' }) }),
		),
		items: [{ Id: locked }, { Id: free }],
		onError: 'continueRegularOutput',
	});

	expect(items).toMatchObject([
		{
			json: {
				error: expect.stringContaining(`did not update AP_Invoice__c ${locked}`),
				code: 'ENTITY_IS_LOCKED',
				description: expect.stringContaining('Three ways out'),
			},
			pairedItem: { item: 0 },
		},
		{ json: { id: free, success: true }, pairedItem: { item: 1 } },
	]);
});

it('does not overwrite what someone else changed meanwhile', async () => {
	const invoice = await salesforce.seedInvoice({ BILL_Sync_Message__c: 'theirs' });
	const update = async (onlyIfUnmodifiedSince: string) =>
		await runNode(
			anOperation(
				salesforce.jwt(),
				'record:update',
				anInvoice({
					recordId: byId(invoice),
					...form({ BILL_Sync_Message__c: 'ours' }),
					options: { onlyIfUnmodifiedSince },
				}),
			),
		);

	const stale = await update('2020-01-01T00:00:00.000+0000');
	const message = (await stored(invoice))?.BILL_Sync_Message__c;
	const fresh = await update(String((await stored(invoice))?.LastModifiedDate));

	expect(stale.error?.description).toContain('Someone changed the record');
	expect(message).toBe('theirs');
	expect(fresh.error).toBeUndefined();
	expect(await stored(invoice)).toMatchObject({ BILL_Sync_Message__c: 'ours' });
});

it('creates by external id, then updates the same record', async () => {
	const upsert = async (Name: string, options = {}) =>
		await runNode(
			anOperation(salesforce.jwt(), 'record:upsert', {
				objectName: byId('Account'),
				externalIdField: 'BILL_Vendor_Id__c',
				externalIdValue: '009/A B?&',
				...form({ Name }),
				options,
			}),
		);

	const refused = await upsert('Nobody', { updateOnly: true });
	const first = await upsert('Acme');
	const second = await upsert('Acme Inc.');

	expect(refused.error?.message).toContain('did not create or update Account');
	expect(first.items[0].json).toMatchObject({ outcome: 'created', id: expect.stringMatching(/^001/) });
	expect(second.items[0].json).toMatchObject({ outcome: 'updated', id: first.items[0].json.id });
	expect(await salesforce.rows('Account')).toMatchObject([
		{ Name: 'Acme Inc.', BILL_Vendor_Id__c: '009/A B?&' },
	]);
});

it('names the record that already has a unique value', async () => {
	await salesforce.seedInvoice({ BILL_Bill_Id__c: '00n1' });
	const invoice = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-2' });

	const { error } = await runNode(
		anOperation(
			salesforce.jwt(),
			'record:update',
			anInvoice({ recordId: byId(invoice), ...form({ BILL_Bill_Id__c: '00n1' }) }),
		),
	);

	expect(error).toMatchObject({
		message: expect.stringContaining('DUPLICATE_VALUE'),
		description: expect.stringContaining('must be unique'),
	});
});

it('publishes an event and calls it enqueued', async () => {
	const invoice = await salesforce.seedInvoice();

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'platformEvent:publish', {
			eventName: byId('BILL_Approval__e'),
			...form({
				Record_Id__c: invoice,
				Object_Name__c: 'AP_Invoice__c',
				Decision__c: 'Approved',
				Amount__c: '120.50',
			}),
		}),
	);

	expect(items[0].json).toMatchObject({
		eventUuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
		status: 'enqueued',
		eventName: 'BILL_Approval__e',
	});
});

it('refuses an event with a field it does not have', async () => {
	const { error } = await runNode(
		anOperation(salesforce.jwt(), 'platformEvent:publish', {
			eventName: byId('BILL_Approval__e'),
			...form({ Wrong__c: 'x' }),
		}),
	);

	expect(error?.message).toContain('did not publish BILL_Approval__e');
	expect(error?.message).toContain('INVALID_FIELD');
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
