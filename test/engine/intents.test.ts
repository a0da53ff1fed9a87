import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../sandbox/bill/tenant';
import { addRecords, type BillRecords } from './billRecords';
import { type BillSandbox, startBill } from './billSandbox';
import { forgetProcessMemory, runNode, type NodeRunOptions, type SubWorkflow } from './harness';
import { anOperation, byId, startSalesforce, type SalesforceSandbox } from './salesforceSandbox';

/** What was stored before a call left: the table, the entry, and how many calls had arrived by then. */
interface Stored {
	table: unknown;
	entry: IDataObject;
	arrived: number;
}

let bill: BillSandbox;
let salesforce: SalesforceSandbox;
let records: BillRecords;
let stored: Stored[];

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	salesforce = await startSalesforce();
	records = await addRecords(bill);
	stored = [];
});

afterEach(async () => {
	await bill.stop();
	await salesforce.stop();
});

const callOptions = { keepCallsUnder: 'recordId', intentsTable: 'Audit Inbox' };

const writesToBill = async () =>
	(await bill.journal()).filter(({ method, path }) => method !== 'GET' && !/login/.test(String(path)));

/** Stands for n8n's table: keeps what the workflow that the node brings along would insert. */
const storing: SubWorkflow = async ({ nodes }, items) => {
	const { dataTableId, operation } = nodes.at(-1)?.parameters as IDataObject & { dataTableId: IDataObject };
	expect(operation).toBe('insert');
	const arrived = (await writesToBill()).length;
	stored.push(...items.map(({ json }) => ({ table: dataTableId.value, entry: json, arrived })));
};

async function run(parameters: INodeParameters, options: Partial<NodeRunOptions> = {}) {
	return await runNode({
		type: 'billCom',
		parameters: { callOptions, ...parameters },
		credentials: { billComApi: bill.credential },
		subWorkflow: storing,
		...options,
	});
}

async function results(): Promise<IDataObject[]> {
	const { items } = await run({ resource: 'apiLog', operation: 'take', returnAll: true });
	return items.map(({ json }) => json);
}

const addBankAccount: INodeParameters = {
	resource: 'vendor',
	operation: 'addBankAccount',
	vendorId: byId('={{ $json.id }}'),
	bankAccountNumber: '000987654321',
	additionalFields: {
		nameOnAccount: 'Northwind Paper',
		routingNumber: '074000010',
		type: 'CHECKING',
		ownerType: 'BUSINESS',
	},
};

const createBills: INodeParameters = {
	resource: 'bill',
	operation: 'create',
	vendorId: byId('={{ $json.vendorId }}'),
	invoiceNumber: '={{ $json.invoiceNumber }}',
	invoiceDate: '2026-11-02',
	dueDate: '2026-12-02',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ [{ amount: 12.5, description: "Paper" }] }}',
	sendInBulk: true,
};

const bills = () =>
	['A-1', 'A-2'].map((invoiceNumber, index) => ({
		vendorId: records.vendor.id,
		invoiceNumber,
		recordId: `a0${index}`,
	}));

it('notes a write before BILL sees it, once a call, with what is sent and for which records', async () => {
	const before = (await writesToBill()).length;
	const { error } = await run(createBills, { items: bills() });

	expect(error).toBeUndefined();
	expect(stored).toMatchObject([
		{
			table: 'Audit Inbox',
			arrived: before,
			entry: {
				system: 'BILL',
				call: 'POST /connect/v3/bills/bulk',
				outcome: 'about to be sent',
				milliseconds: '',
				answer: '',
				records: 'a00 a01',
				request: expect.stringMatching(/A-1.*A-2/),
				nodeName: 'Node under test',
			},
		},
	]);
	expect((await writesToBill()).length).toBe(before + 1);
});

it('gives the result the moment of its intent, so that the two find each other', async () => {
	await run(createBills, { items: bills() });
	await run({ ...createBills, sendInBulk: false }, { items: [{ ...bills()[0], invoiceNumber: 'A-3' }] });

	const writes = (await results()).filter(({ call }) => /^POST .*bills/.test(String(call)));
	const moments = stored.map(({ entry }) => entry.at);
	expect(writes.map(({ at }) => at)).toEqual(moments);
	expect(new Set(moments).size).toBe(2);
	expect(writes.map(({ request }) => request)).toEqual(stored.map(({ entry }) => entry.request));
});

it('notes nothing before a read or a sign-in, and nothing where no table is named', async () => {
	await run(
		{ resource: 'vendor', operation: 'get', vendorId: byId(records.vendor.id) },
		{ items: [{ recordId: 'a00' }] },
	);
	await run({ ...createBills, callOptions: { keepCallsUnder: 'recordId' } }, { items: bills() });
	await run({ resource: 'customCall', operation: 'callV2', endpoint: 'List/Vendor.json' });

	expect(stored).toEqual([]);
});

it('sends nothing that cannot be noted, and says that time cures it', async () => {
	const before = (await writesToBill()).length;
	const refusing = async () => {
		throw new Error('SQLITE_FULL: database or disk is full');
	};
	const { items } = await run(createBills, {
		items: bills(),
		subWorkflow: refusing,
		onError: 'continueRegularOutput',
	});

	expect((await writesToBill()).length).toBe(before);
	for (const { json } of items)
		expect(json).toMatchObject({
			error: expect.stringMatching(/^BILL was not asked to .*"Audit Inbox".*disk is full/),
			curedBy: 'time',
			details: { reason: 'intentNotStored' },
		});
});

it('tries again when the table is locked for a moment', async () => {
	let tries = 0;
	const { error } = await run(createBills, {
		items: bills(),
		subWorkflow: async (workflow, items) => {
			tries += 1;
			if (tries < 3) throw new Error('SQLITE_BUSY: database is locked');
			await storing(workflow, items);
		},
	});

	expect(error).toBeUndefined();
	expect(stored).toHaveLength(1);
});

it('masks in an intent what it masks in a result', async () => {
	const { error } = await run(addBankAccount, { items: [{ id: records.vendor.id, recordId: 'a00' }] });

	expect(error).toBeUndefined();
	const text = JSON.stringify(stored);
	expect(text).toContain('Northwind Paper');
	const secrets = [TENANT.password, TENANT.devKey, '000987654321', '074000010'];
	expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it('notes writes to Salesforce, and sends none that cannot be noted', async () => {
	const invoice = await salesforce.seedInvoice();
	const update = {
		...anOperation(salesforce.jwt(), 'record:update', {
			objectName: byId('AP_Invoice__c'),
			recordId: byId(invoice),
			fieldsFrom: 'form',
			fields: { field: [{ name: 'BILL_Sync_Message__c', value: 'paid' }] },
			callOptions,
		}),
		items: [{ recordId: invoice }],
	};
	await runNode({ ...update, subWorkflow: storing });
	const refused = await runNode({
		...update,
		subWorkflow: async () => {
			throw new Error('Data table with name "Audit Inbox" not found');
		},
		onError: 'continueRegularOutput',
	});

	expect(stored).toMatchObject([
		{
			entry: {
				system: 'Salesforce',
				call: expect.stringMatching(/^PATCH .*AP_Invoice__c/),
				outcome: 'about to be sent',
				records: invoice,
				request: expect.stringContaining('paid'),
			},
		},
	]);
	expect(refused.items[0].json).toMatchObject({
		error: expect.stringMatching(/^Salesforce was not asked to update .*not found/),
		curedBy: 'time',
		details: { reason: 'intentNotStored' },
	});
	expect(await salesforce.sent('PATCH')).toBe(1);
});
