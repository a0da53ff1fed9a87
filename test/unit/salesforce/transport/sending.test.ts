import { runSalesforce, loggedIn } from '../context';
import { skipPauses } from '../pauses';
import { fakeSalesforce, noContent, ok, refused } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';

const RECORD = 'a01SB0000000001AAA';
const UPDATE = `PATCH /sobjects/AP_Invoice__c/${RECORD}`;

let salesforce: FakeSalesforce | undefined;
skipPauses();

afterEach(async () => await salesforce?.stop());

async function update(replies: Reply[], parameters = {}) {
	salesforce = await fakeSalesforce({ [UPDATE]: replies });
	const item = {
		resource: 'record',
		operation: 'update',
		objectName: 'AP_Invoice__c',
		recordId: RECORD,
		fieldsFrom: 'json',
		fieldsJson: '{"BILL_Sync_Status__c":"Paid"}',
		...parameters,
	};
	const run = runSalesforce({ credential: loggedIn(salesforce.url), items: [item] });
	return { run, calls: salesforce.calls };
}

it('waits for a row someone else holds and then writes', async () => {
	const { run, calls } = await update([
		refused('UNABLE_TO_LOCK_ROW'),
		refused('UNABLE_TO_LOCK_ROW'),
		noContent(),
	]);

	expect(await run).toEqual([
		{ json: { id: RECORD, objectName: 'AP_Invoice__c', success: true }, pairedItem: { item: 0 } },
	]);
	expect(calls).toHaveLength(3);
});

it('gives up on a row that stays held, with advice', async () => {
	const { run, calls } = await update([refused('UNABLE_TO_LOCK_ROW')]);

	await expect(run).rejects.toMatchObject({
		message: expect.stringContaining('UNABLE_TO_LOCK_ROW'),
		description: expect.stringContaining('in parallel'),
		failure: { cause: 'temporarily-unavailable' },
	});
	expect(calls).toHaveLength(4);
});

it('names the three ways out of a lock and does not try again', async () => {
	const { run, calls } = await update([refused('ENTITY_IS_LOCKED', 400, 'entity is locked for editing')]);

	await expect(run).rejects.toMatchObject({
		message: `Salesforce did not update AP_Invoice__c ${RECORD}: entity is locked for editing (ENTITY_IS_LOCKED)`,
		description: expect.stringMatching(/switch off the record lock.*child record.*Modify All/),
		context: { itemIndex: 0 },
	});
	expect(calls).toHaveLength(1);
});

it('does not repeat a write whose outcome is open', async () => {
	const { run, calls } = await update([refused('UNKNOWN_EXCEPTION', 500), noContent()]);

	await expect(run).rejects.toThrow('UNKNOWN_EXCEPTION');
	expect(calls).toHaveLength(1);
});

it('repeats a read the server failed on', async () => {
	salesforce = await fakeSalesforce({
		'GET /query*': [
			refused('UNKNOWN_EXCEPTION', 500),
			ok({ totalSize: 1, done: true, records: [{ Id: RECORD }] }),
		],
	});
	const item = {
		resource: 'record',
		operation: 'getAll',
		searchBy: 'soql',
		soql: 'SELECT Id FROM AP_Invoice__c',
		limit: 1,
	};

	const items = await runSalesforce({ credential: loggedIn(salesforce.url), items: [item] });

	expect(items.map(({ json }) => json)).toEqual([{ Id: RECORD }]);
});

it('says that the record changed meanwhile when its lock by time is refused', async () => {
	const { run, calls } = await update([{ status: 412 }], {
		options: { onlyIfUnmodifiedSince: '2026-11-22T13:00:05.000+0000' },
	});

	await expect(run).rejects.toMatchObject({
		description: expect.stringContaining('Someone changed the record'),
	});
	expect(calls[0].headers['if-unmodified-since']).toBe('Sun, 22 Nov 2026 13:00:05 GMT');
});

it('shows the words of a validation rule and the field it is about', async () => {
	const { run } = await update([
		{
			status: 400,
			body: [
				{
					errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
					message: 'Paid needs a date',
					fields: ['Paid_Date__c'],
				},
			],
		},
	]);

	await expect(run).rejects.toThrow('Paid needs a date (FIELD_CUSTOM_VALIDATION_EXCEPTION) [Paid_Date__c]');
});

it('calls an org without API calls left a matter of quota', async () => {
	const { run } = await update([refused('REQUEST_LIMIT_EXCEEDED', 403)]);

	await expect(run).rejects.toMatchObject({ failure: { cause: 'quota-exhausted' } });
});
