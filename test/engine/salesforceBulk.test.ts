import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const form = (values: Record<string, string>) => ({
	fieldsFrom: 'form',
	fields: { field: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

async function inBulk(
	path: `${string}:${string}`,
	parameters: INodeParameters,
	options: Partial<NodeRunOptions>,
) {
	return await runNode({
		...anOperation(salesforce.jwt(), path, { sendInBulk: true, ...parameters }),
		...options,
	});
}

async function seedMany(count: number): Promise<string[]> {
	const invoices = Array.from({ length: count }, (_, index) => ({
		vendorName: 'Acme',
		Invoice_Number__c: `INV-${index}`,
		Amount__c: index,
	}));
	return (await salesforce.control<{ invoices: string[] }>('seed', { invoices })).invoices;
}

async function invoices(): Promise<Map<string, Record<string, unknown>>> {
	return new Map((await salesforce.rows('AP_Invoice__c')).map((row) => [row.Id, row]));
}

it('groups records of several objects that come mixed, and keeps what happened to each', async () => {
	const items = Array.from({ length: 24 }, (_, index) => ({
		object: index % 2 === 0 ? 'Account' : 'AP_Invoice_Line__c',
		field: index % 2 === 0 ? 'Name' : 'Description__c',
		value: index === 4 ? '' : `record ${index}`,
	}));
	const [invoice] = await seedMany(1);

	const { items: output } = await inBulk(
		'record:create',
		{
			objectName: byId('={{ $json.object }}'),
			fieldsFrom: 'json',
			fieldsJson: `={{ JSON.stringify({ [$json.field]: $json.value, ...($json.object !== 'Account' && { AP_Invoice__c: '${invoice}' }) }) }}`,
		},
		{ items, onError: 'continueRegularOutput' },
	);

	expect(await salesforce.sent('POST')).toBe(2);
	expect(output.map(({ json }, index) => [index, json.objectName ?? json.code])).toEqual(
		items.map(({ object }, index) => [index, index === 4 ? 'REQUIRED_FIELD_MISSING' : object]),
	);
});

it('does not send a line before the invoice it names by its external id', async () => {
	const items = [0, 1, 2].flatMap((index) => [
		{ object: 'AP_Invoice__c', fields: { BILL_Bill_Id__c: `00n${index}`, Amount__c: 1 } },
		{
			object: 'AP_Invoice_Line__c',
			fields: { AP_Invoice__r: { BILL_Bill_Id__c: `00n${index}` }, Amount__c: 1 },
		},
	]);

	const { items: output, error } = await inBulk(
		'record:create',
		{
			objectName: byId('={{ $json.object }}'),
			fieldsFrom: 'json',
			fieldsJson: '={{ JSON.stringify($json.fields) }}',
		},
		{ items },
	);

	expect([error, output.length]).toEqual([undefined, 6]);
});

it('updates 450 records in three calls, and a refused one stops no other', async () => {
	const ids = await seedMany(450);
	const items = ids.map((Id, index) => ({ Id, status: index === 210 ? 'Payed' : 'Paid' }));

	const { items: output } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId('={{ $json.Id }}'),
			...form({ BILL_Sync_Status__c: '={{ $json.status }}' }),
		},
		{ items, onError: 'continueRegularOutput' },
	);

	expect(await salesforce.sent('PATCH')).toBe(3);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
	expect(output[210].json).toMatchObject({
		code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
		error: expect.stringContaining(`did not update AP_Invoice__c ${ids[210]}`),
	});
	const stored = await invoices();
	expect(ids.filter((id) => stored.get(id)?.BILL_Sync_Status__c === 'Paid')).toHaveLength(449);
});

it('stops at the first refusal when the node is set to stop, and names the item', async () => {
	const [id] = await seedMany(1);

	const { error } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId(id),
			...form({ BILL_Sync_Status__c: '={{ $json.status }}' }),
		},
		{ items: [{ status: 'Paid' }, { status: 'Payed' }] },
	);

	expect(error).toMatchObject({ context: { itemIndex: 1 } });
});

it('writes one record twice in the order of the items', async () => {
	const [id] = await seedMany(1);
	const items = ['first', 'second'].map((text) => ({ text }));

	const { error } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId(id),
			...form({ BILL_Sync_Message__c: '={{ $json.text }}' }),
		},
		{ items },
	);

	expect(error).toBeUndefined();
	expect((await invoices()).get(id)?.BILL_Sync_Message__c).toBe('second');
});

it('knows one record by both forms of its ID, and never writes it twice in a call', async () => {
	const [id] = await seedMany(1);

	await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId('={{ $json.id }}'),
			...form({ BILL_Sync_Message__c: '={{ $json.message }}' }),
		},
		{
			items: [
				{ id, message: 'first' },
				{ id: id.slice(0, 15), message: 'Zürich – 東京 – “last”' },
			],
		},
	);

	expect(await salesforce.sent('PATCH')).toBe(2);
	expect((await invoices()).get(id)).toMatchObject({ BILL_Sync_Message__c: 'Zürich – 東京 – “last”' });
});

it('says for a record that an approval locks that time cures it, and writes the others', async () => {
	const ids = await seedMany(3);
	await salesforce.call('submitter', 'POST', '/process/approvals', {
		requests: [{ actionType: 'Submit', contextId: ids[1] }],
	});

	const { items } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId('={{ $json.Id }}'),
			...form({ BILL_Sync_Message__c: 'ours' }),
		},
		{ items: ids.map((Id) => ({ Id })), onError: 'continueRegularOutput' },
	);

	expect(items.map(({ json }) => json.success ?? [json.code, json.curedBy])).toEqual([
		true,
		['ENTITY_IS_LOCKED', 'time'],
		true,
	]);
});

it.each([
	['update', { recordId: byId('={{ $json.Id }}') }],
	['upsert', { externalIdField: 'BILL_Bill_Id__c', externalIdValue: '={{ $json.bill }}' }],
	['create', {}],
] as Array<[string, INodeParameters]>)(
	'takes the fields of a record:%s from an object: null clears one, and one that is absent stays',
	async (operation, which) => {
		const [id] = (
			await salesforce.control<{ invoices: string[] }>('seed', {
				invoices: [
					{
						vendorName: 'Acme',
						BILL_Bill_Id__c: '00n1',
						BILL_Payment_Id__c: '0ap1',
						BILL_Sync_Message__c: 'stays',
						Paid_Amount__c: 5,
					},
				],
			})
		).invoices;
		const fields = { BILL_Sync_Status__c: 'Voided', BILL_Payment_Id__c: null };

		const { items, error } = await inBulk(
			`record:${operation}`,
			{
				objectName: byId('AP_Invoice__c'),
				...which,
				fieldsFrom: 'json',
				fieldsJson: '={{ ({ ...$json.fields, Paid_Amount__c: undefined }) }}',
			},
			{ items: [{ Id: id, bill: '00n1', fields }] },
		);

		expect(error).toBeUndefined();
		const isNew = operation === 'create';
		expect((await invoices()).get(String(items[0].json.id))).toMatchObject({
			BILL_Sync_Status__c: 'Voided',
			BILL_Payment_Id__c: null,
			BILL_Sync_Message__c: isNew ? null : 'stays',
			Paid_Amount__c: isNew ? null : 5,
		});
	},
);

it('says that there is nothing to write for an object without fields, and writes the others', async () => {
	const [id] = await seedMany(1);

	const { items } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId(id),
			fieldsFrom: 'json',
			fieldsJson: '={{ $json.fields }}',
		},
		{
			items: [{ fields: {} }, { fields: { BILL_Sync_Message__c: 'ours' } }],
			onError: 'continueRegularOutput',
		},
	);

	expect(items[0].json.error).toContain('There is no field to write');
	expect(items[1].json.success).toBe(true);
});

it('knows one external id in any case, and never writes it twice in a call', async () => {
	const { items: output } = await inBulk(
		'record:upsert',
		{
			objectName: byId('AP_Invoice__c'),
			externalIdField: 'BILL_Bill_Id__c',
			externalIdValue: '={{ $json.key }}',
			...form({ Amount__c: '1' }),
		},
		{ items: [{ key: '00nBill' }, { key: '00nBill' }, { key: '00NBILL' }], onError: 'continueRegularOutput' },
	);

	expect(await salesforce.sent('PATCH')).toBe(3);
	expect(output.slice(0, 2).map(({ json }) => json.outcome)).toEqual(['created', 'updated']);
});

it('sends nothing when an item cannot be read and the node is set to stop', async () => {
	const [id] = await seedMany(1);

	const { error } = await inBulk(
		'record:update',
		{ objectName: byId('AP_Invoice__c'), recordId: byId('={{ $json.Id }}'), ...form({ Amount__c: '1' }) },
		{ items: [{ Id: id }, { Id: 'none' }] },
	);

	expect(error?.message).toContain('Record "none" is not a Salesforce ID');
	expect(await salesforce.sent('PATCH')).toBe(0);
});

it('keeps the condition of each update in composite calls of 25', async () => {
	const ids = await seedMany(30);
	const stored = await invoices();
	const items = ids.map((Id, index) => ({
		Id,
		since: index === 3 ? '2020-01-01T00:00:00Z' : String(stored.get(Id)?.LastModifiedDate),
	}));

	const { items: output } = await inBulk(
		'record:update',
		{
			objectName: byId('AP_Invoice__c'),
			recordId: byId('={{ $json.Id }}'),
			...form({ BILL_Sync_Message__c: 'ours' }),
			options: { onlyIfUnmodifiedSince: '={{ $json.since }}' },
		},
		{ items, onError: 'continueRegularOutput' },
	);

	expect(await salesforce.sent('POST')).toBe(2);
	expect(output[3].json).toMatchObject({
		description: expect.stringContaining('Someone changed the record'),
	});
	expect(output.filter(({ json }) => json.success === true)).toHaveLength(29);
});

it('creates, upserts and deletes many in one call each', async () => {
	const account = { objectName: byId('Account'), ...form({ Name: '={{ $json.name }}' }) };
	const names = [{ name: 'One' }, { name: '' }, { name: 'Three' }];
	const go = { items: names, onError: 'continueRegularOutput' as const };

	const created = await inBulk('record:create', account, go);
	const upserted = await inBulk(
		'record:upsert',
		{ ...account, externalIdField: 'BILL_Vendor_Id__c', externalIdValue: '=v-{{ $itemIndex }}' },
		go,
	);
	const onlyUpdated = await inBulk(
		'record:upsert',
		{
			...account,
			externalIdField: 'BILL_Vendor_Id__c',
			externalIdValue: '=v-{{ $itemIndex + 2 }}',
			options: { updateOnly: true },
		},
		go,
	);
	const ids = [created.items[0].json.id, created.items[0].json.id, created.items[2].json.id];
	const deleted = await inBulk(
		'record:delete',
		{ objectName: byId('Account'), recordId: byId('={{ $json.id }}') },
		{ ...go, items: ids.map((id) => ({ id })) },
	);

	const outcomes = (run: typeof created) =>
		run.items.map(({ json }) => json.outcome ?? json.success ?? json.deleted ?? json.code);
	expect(outcomes(created)).toEqual([true, 'REQUIRED_FIELD_MISSING', true]);
	expect(outcomes(upserted)).toEqual(['created', 'REQUIRED_FIELD_MISSING', 'created']);
	expect(outcomes(onlyUpdated)).toEqual(['updated', 'NOT_FOUND', 'NOT_FOUND']);
	expect(outcomes(deleted)).toEqual([true, 'ENTITY_IS_DELETED', true]);
});

it('publishes many events in one call, each with its own identity', async () => {
	const items = Array.from({ length: 30 }, () => ({ decision: 'Approved' }));

	const { items: output } = await inBulk(
		'platformEvent:publish',
		{ eventName: byId('BILL_Approval__e'), ...form({ Decision__c: '={{ $json.decision }}' }) },
		{ items },
	);

	expect(await salesforce.sent('POST')).toBe(1);
	expect(new Set(output.map(({ json }) => json.eventUuid)).size).toBe(30);
	expect(output.every(({ json }) => json.status === 'enqueued')).toBe(true);
});

it('says for every item of a call whose answer was lost that running it again is right', async () => {
	const ids = await seedMany(2);
	await salesforce.control('faults', { kind: 'lost-reply', on: 'PATCH /composite/sobjects' });

	const { items } = await inBulk(
		'record:update',
		{ objectName: byId('AP_Invoice__c'), recordId: byId('={{ $json.Id }}'), ...form({ Amount__c: '5' }) },
		{ items: ids.map((Id) => ({ Id })), onError: 'continueRegularOutput' },
	);

	expect(items.map(({ json }) => json.description)).toEqual([
		expect.stringContaining('Run this item again'),
		expect.stringContaining('Run this item again'),
	]);
});
