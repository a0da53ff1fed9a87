import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, noContent, refused } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';
import { SalesforceApproval } from '../../../../nodes/SalesforceApproval/SalesforceApproval.node';
import { describedInvoice } from './invoiceObject';

const RECORD = 'a01SB0000000001AAA';

let salesforce: FakeSalesforce | undefined;

afterEach(async () => await salesforce?.stop());

async function start(replies: Record<string, Reply[]>) {
	salesforce = await fakeSalesforce({ ...describedInvoice, ...replies });
	return { credential: loggedIn(salesforce.url), calls: salesforce.calls };
}

const record = (operation: string, parameters = {}) => ({
	resource: 'record',
	operation,
	objectName: 'AP_Invoice__c',
	...parameters,
});

it('opens the fields of every write as the mapper', () => {
	const { properties } = new SalesforceApproval().description;
	const forms = properties.filter(({ name }) => name === 'fieldsFrom');

	expect(forms.map(({ displayOptions }) => displayOptions?.show?.operation?.[0]).sort()).toEqual([
		'create',
		'publish',
		'update',
		'upsert',
	]);
	expect(forms.map((form) => form.default)).toEqual(forms.map(() => 'mapper'));
});

it('writes nothing of an update that was saved as a form before, and says which field to fill in', async () => {
	const { credential, calls } = await start({});
	const fields = { field: [{ name: 'Amount__c', value: '1' }] };

	const run = runSalesforce({
		credential,
		items: [record('update', { recordId: RECORD, fieldsFrom: 'mapper', fields })],
	});

	await expect(run).rejects.toThrow('There is no field to write');
	expect(calls.filter(({ method }) => method === 'PATCH')).toEqual([]);
});

it('writes form values in the type of their field and clears empty ones', async () => {
	const { credential, calls } = await start({ [`PATCH /sobjects/AP_Invoice__c/${RECORD}`]: [noContent()] });
	const values = {
		Amount__c: ' 1250.50 ',
		Is_Urgent__c: 'TRUE',
		Due_Date__c: '2026-11-30T00:00:00.000-05:00',
		Invoice_Number__c: 4711,
		Vendor__c: '',
	};
	const rows = Object.entries(values).map(([name, value]) => ({ name, value }));

	await runSalesforce({
		credential,
		items: [record('update', { recordId: RECORD, fieldsFrom: 'form', fields: { field: rows } })],
	});

	expect(calls.at(-1)?.body).toEqual({
		Amount__c: 1250.5,
		Is_Urgent__c: true,
		Due_Date__c: '2026-11-30',
		Invoice_Number__c: '4711',
		Vendor__c: null,
	});
});

it('names the field whose value does not fit and writes nothing', async () => {
	const { credential, calls } = await start({});
	const fields = { field: [{ name: 'Amount__c', value: '1,250.50' }] };

	const run = runSalesforce({
		credential,
		items: [record('update', { recordId: RECORD, fieldsFrom: 'form', fields })],
	});

	await expect(run).rejects.toThrow('Amount (Amount__c) does not accept "1,250.50"');
	expect(calls.filter(({ method }) => method === 'PATCH')).toEqual([]);
});

it.each([
	['created', { status: 201, body: { id: RECORD, success: true, errors: [], created: true } }],
	['updated', { status: 200, body: { id: RECORD, success: true, errors: [], created: false } }],
])('tells whether a record was %s', async (outcome, reply) => {
	const { credential, calls } = await start({ 'PATCH /sobjects/Account/BILL_Vendor_Id__c/*': [reply] });
	const parameters = {
		objectName: 'Account',
		externalIdField: 'BILL_Vendor_Id__c',
		externalIdValue: '009/A B?',
		fieldsFrom: 'json',
		fieldsJson: { Name: 'Acme', BILL_Vendor_Id__c: '009/A B?' },
	};

	const items = await runSalesforce({ credential, items: [record('upsert', parameters)] });

	expect(items[0].json).toMatchObject({ id: RECORD, outcome });
	expect(calls[0]).toMatchObject({
		path: '/sobjects/Account/BILL_Vendor_Id__c/009/A B?',
		body: { Name: 'Acme' },
	});
});

it('refuses to create with Update Only', async () => {
	const { credential, calls } = await start({});
	const parameters = {
		objectName: 'Account',
		externalIdField: 'BILL_Vendor_Id__c',
		externalIdValue: '009',
		fieldsFrom: 'json',
		fieldsJson: { Name: 'Acme' },
		options: { updateOnly: true },
	};

	const run = runSalesforce({ credential, items: [record('upsert', parameters)] });

	await expect(run).rejects.toThrow('did not create or update Account with BILL_Vendor_Id__c "009"');
	expect(calls[0].path).toContain('?updateOnly=true');
});

it('says that several records share an external id', async () => {
	const { credential } = await start({
		'PATCH /sobjects/Account/*': [
			{
				status: 300,
				body: ['/services/data/v66.0/sobjects/Account/1', '/services/data/v66.0/sobjects/Account/2'],
			},
		],
	});
	const parameters = {
		objectName: 'Account',
		externalIdField: 'BILL_Vendor_Id__c',
		externalIdValue: '009',
		fieldsFrom: 'json',
		fieldsJson: { Name: 'Acme' },
	};

	const run = runSalesforce({ credential, items: [record('upsert', parameters)] });

	await expect(run).rejects.toMatchObject({
		description: expect.stringContaining('Several records have this external ID'),
	});
});

it('calls a published event enqueued and gives its identity', async () => {
	const reply = {
		id: 'e01xx0000000001AAA',
		success: true,
		errors: [{ statusCode: 'OPERATION_ENQUEUED', message: 'uuid-1', fields: [] }],
	};
	const { credential } = await start({ 'POST /sobjects/BILL_Approval__e': [{ status: 201, body: reply }] });
	const item = {
		resource: 'platformEvent',
		operation: 'publish',
		eventName: 'BILL_Approval__e',
		fieldsFrom: 'json',
		fieldsJson: { Decision__c: 'Approved' },
	};

	const items = await runSalesforce({ credential, items: [item] });

	expect(items[0].json).toEqual({
		eventUuid: 'uuid-1',
		status: 'enqueued',
		eventName: 'BILL_Approval__e',
		id: 'e01xx0000000001AAA',
	});
});

it('does not call an event enqueued that the org refused', async () => {
	const { credential } = await start({ 'POST /sobjects/BILL_Approval__e': [refused('LIMIT_EXCEEDED', 400)] });
	const item = {
		resource: 'platformEvent',
		operation: 'publish',
		eventName: 'BILL_Approval__e',
		fieldsFrom: 'json',
		fieldsJson: { Decision__c: 'Approved' },
	};

	const run = runSalesforce({ credential, items: [item] });

	await expect(run).rejects.toMatchObject({
		description: expect.stringContaining('hourly limit'),
		failure: { cause: 'quota-exhausted' },
	});
});
