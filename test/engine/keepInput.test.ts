import type { INodeParameters } from 'n8n-workflow';
import { addRecords, type BillRecords } from './billRecords';
import { type BillSandbox, startBill } from './billSandbox';
import { forgetProcessMemory, type NodeRunOptions, runNode } from './harness';
import { byId } from './operations/operationCase';
import { anOperation, type SalesforceSandbox, startSalesforce } from './salesforceSandbox';

let bill: BillSandbox;
let salesforce: SalesforceSandbox;
let records: BillRecords;

beforeAll(async () => {
	forgetProcessMemory();
	[bill, salesforce] = await Promise.all([startBill(), startSalesforce()]);
	records = await addRecords(bill);
});

afterAll(async () => await Promise.all([bill.stop(), salesforce.stop()]));

const KEPT = { callOptions: { outputField: 'found' } };

async function getVendors(options: Partial<NodeRunOptions>) {
	const parameters: INodeParameters = {
		resource: 'vendor',
		operation: 'get',
		vendorId: byId('={{ $json.id }}'),
		...KEPT,
	};
	const items = [
		{ id: records.vendor.id, invoice: 'INV-1' },
		{ id: 'no-such-id', invoice: 'INV-2' },
	];
	return await runNode({
		type: 'billCom',
		parameters,
		credentials: { billComApi: bill.credential },
		items,
		...options,
	});
}

it('keeps the input of an item beside what BILL returned, and beside the error of one that failed', async () => {
	const { items } = await getVendors({ onError: 'continueRegularOutput' });

	expect(items.map(({ json }) => json)).toEqual([
		{
			id: records.vendor.id,
			invoice: 'INV-1',
			found: expect.objectContaining({ name: 'Northwind Paper' }),
		},
		{ id: 'no-such-id', invoice: 'INV-2', found: expect.objectContaining({ curedBy: 'person' }) },
	]);
});

it('still sends what failed to the error output', async () => {
	const { outputs } = await getVendors({ onError: 'continueErrorOutput' });

	expect(outputs.map((output) => output.map(({ json }) => Object.keys(json)))).toEqual([
		[['id', 'invoice', 'found']],
		[['error', 'details']],
	]);
});

it('keeps the input with each record of a list, also in Salesforce', async () => {
	await salesforce.control('seed', {
		invoices: [
			{ vendorName: 'Acme', Invoice_Number__c: 'INV-1', Amount__c: 1 },
			{ vendorName: 'Acme', Invoice_Number__c: 'INV-2', Amount__c: 2 },
		],
	});
	const soql = 'SELECT Invoice_Number__c FROM AP_Invoice__c ORDER BY Invoice_Number__c';
	const query = { searchBy: 'soql', soql, returnAll: true };

	const { items } = await runNode({
		...anOperation(salesforce.jwt(), 'record:getAll', { ...query, ...KEPT }),
		items: [{ batch: 7 }],
	});

	expect(items.map(({ json }) => json)).toEqual([
		{ batch: 7, found: expect.objectContaining({ Invoice_Number__c: 'INV-1' }) },
		{ batch: 7, found: expect.objectContaining({ Invoice_Number__c: 'INV-2' }) },
	]);
});
