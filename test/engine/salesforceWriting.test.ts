import { runNode } from './harness';
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

it('writes form values of every type and clears what is left empty', async () => {
	const invoice = await salesforce.seedInvoice({ BILL_Sync_Message__c: 'old' });
	const values = {
		Paid_Amount__c: '120.50',
		Paid_Date__c: '2026-11-22T12:00:00.000Z',
		BILL_Bill_Id__c: '00n7',
		BILL_Sync_Message__c: '',
	};

	const { items } = await runNode(
		anOperation(salesforce.jwt(), 'record:update', anInvoice({ recordId: byId(invoice), ...form(values) })),
	);

	expect(items[0].json).toEqual({ id: invoice, objectName: 'AP_Invoice__c', success: true });
	expect(await stored(invoice)).toMatchObject({
		Paid_Amount__c: 120.5,
		Paid_Date__c: '2026-11-22',
		BILL_Bill_Id__c: '00n7',
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

it.each(['lost-reply', 'server-error-after-write'])(
	'leaves it to the workflow to repeat an update whose outcome is unknown (%s), and says so',
	async (kind) => {
		const invoice = await salesforce.seedInvoice();
		await salesforce.control('faults', { kind, on: `PATCH /sobjects/AP_Invoice__c/${invoice}` });

		const { error } = await runNode(
			anOperation(
				salesforce.jwt(),
				'record:update',
				anInvoice({ recordId: byId(invoice), ...form({ BILL_Sync_Status__c: 'Paid' }) }),
			),
		);

		expect(error?.message).toContain(`update AP_Invoice__c ${invoice}`);
		expect(error).toMatchObject({
			description: expect.stringContaining('Run this item again'),
			context: { data: { curedBy: 'repetition' } },
		});
		expect(await salesforce.sent('PATCH')).toBe(1);
	},
);

it('reads again when the connection breaks', async () => {
	await salesforce.control('faults', { kind: 'lost-reply', on: 'GET /query', times: 2 });

	const { error, items } = await runNode(
		anOperation(salesforce.jwt(), 'record:getAll', {
			searchBy: 'soql',
			soql: 'SELECT Id FROM Organization',
			limit: 1,
		}),
	);

	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
});
