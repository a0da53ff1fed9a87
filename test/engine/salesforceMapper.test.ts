import { mapperColumns, runNode } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const invoices = { objectName: byId('AP_Invoice__c'), fieldsFrom: 'mapper' };

async function stored(invoice: string) {
	return (await salesforce.rows('AP_Invoice__c')).find(({ Id }) => Id === invoice);
}

it('shows the fields of the object with their types, custom ones first-hand, and what must be given', async () => {
	const node = anOperation(salesforce.jwt(), 'record:create', { objectName: byId('AP_Invoice_Line__c') });

	const columns = await mapperColumns(node, 'getCreateColumns');
	const account = anOperation(salesforce.jwt(), 'record:create', { objectName: byId('Account') });
	const ofAccount = await mapperColumns(account, 'getCreateColumns');

	const byName = (name: string) => [...columns, ...ofAccount].find(({ id }) => id === name);
	expect(byName('AP_Invoice__c')).toMatchObject({ required: true, removed: false });
	expect(byName('Amount__c')).toMatchObject({ type: 'number', required: false, removed: false });
	expect(byName('Phone')).toMatchObject({ type: 'string', removed: true });
	expect(columns.map(({ id }) => id)).not.toContain('CreatedDate');
	const statuses = await mapperColumns(
		anOperation(salesforce.jwt(), 'record:update', invoices),
		'getUpdateColumns',
	);
	expect(statuses.find(({ id }) => id === 'BILL_Sync_Status__c')).toMatchObject({
		type: 'options',
		options: expect.arrayContaining([{ name: 'Paid', value: 'Paid' }]),
	});
});

it('writes what the mapper holds and leaves empty fields alone', async () => {
	const invoice = await salesforce.seedInvoice({ BILL_Sync_Message__c: 'kept' });
	const columns = {
		mappingMode: 'defineBelow',
		value: { Paid_Date__c: '2026-11-22', Paid_Amount__c: '120.50', BILL_Sync_Message__c: null },
		matchingColumns: [],
		schema: [
			{ id: 'Paid_Date__c', displayName: 'Paid Date', type: 'dateTime', required: false, display: true },
			{ id: 'Paid_Amount__c', displayName: 'Paid Amount', type: 'number', required: false, display: true },
		],
	};

	const { error } = await runNode(
		anOperation(salesforce.jwt(), 'record:update', { ...invoices, recordId: byId(invoice), columns }),
	);

	expect(error).toBeUndefined();
	expect(await stored(invoice)).toMatchObject({
		Paid_Date__c: '2026-11-22',
		Paid_Amount__c: 120.5,
		BILL_Sync_Message__c: 'kept',
	});
});

it('takes from the input item what the object has, when told to map automatically', async () => {
	const columns = { mappingMode: 'autoMapInputData', value: null };

	const { items, error } = await runNode({
		...anOperation(salesforce.jwt(), 'record:create', { ...invoices, columns }),
		items: [{ Invoice_Number__c: 'INV-3', Amount__c: 3, Name: 'ours', unrelated: true, Id: 'x' }],
	});

	expect(error).toBeUndefined();
	expect(await stored(String(items[0].json.id))).toMatchObject({
		Invoice_Number__c: 'INV-3',
		Amount__c: 3,
	});
});

it('returns a child list that is longer than a page as a whole', async () => {
	const lines = Array.from({ length: 430 }, (_, index) => ({ Amount__c: index }));
	const invoice = await salesforce.seedInvoice({ lines });

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'record:get', {
			objectName: byId('AP_Invoice__c'),
			recordId: byId(invoice),
			childList: 'AP_Invoice_Lines__r',
			childFields: ['Amount__c'],
		}),
	);

	expect(items[0].json.AP_Invoice_Lines__r).toHaveLength(430);
});
