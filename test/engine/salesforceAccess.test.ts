import { runNode } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const restrict = async (access: object) =>
	await salesforce.control('permissions', { userName: 'integration@sandbox.example', ...access });
const check = async () => {
	const { items, error } = await runNode(anOperation(salesforce.jwt(), 'org:checkPermissions'));
	expect(error).toBeUndefined();
	return items[0].json;
};

it('names each missing object, field and event permission in plain words', async () => {
	await restrict({
		objects: { AP_Invoice_Line__c: 'none', Account: 'read', BILL_Approval__e: 'read' },
		fields: { 'AP_Invoice__c.BILL_Bill_Id__c': 'read', 'AP_Invoice__c.Amount__c': 'none' },
	});

	const { isReady, missingCount, missing } = await check();

	expect([isReady, missingCount]).toEqual([false, 5]);
	expect(missing).toMatchObject([
		{ kind: 'field', name: 'AP_Invoice__c.Amount__c', permission: 'Read' },
		{
			kind: 'field',
			name: 'AP_Invoice__c.BILL_Bill_Id__c',
			permission: 'Edit',
			message: 'The user may not change the field BILL_Bill_Id__c of AP_Invoice__c.',
		},
		{
			kind: 'object',
			name: 'AP_Invoice_Line__c',
			message: expect.stringContaining('does not see the object'),
		},
		{ kind: 'object', name: 'Account', permission: 'Edit' },
		{
			kind: 'event',
			name: 'BILL_Approval__e',
			message: expect.stringContaining('may not publish BILL_Approval__e'),
		},
	]);
});

it('says that the API itself is missing', async () => {
	await restrict({ api: false });

	expect((await check()).missing).toMatchObject([{ kind: 'api', permission: 'API Enabled' }]);
});

it('tells a production org from a sandbox', async () => {
	await salesforce.control('switches', { isSandbox: false });

	const { items } = await runNode(anOperation(salesforce.jwt(), 'org:get'));

	expect(items[0].json).toMatchObject({ isSandbox: false, environment: 'production' });
});

it.each([
	['validation-rule', /Amounts need an order.*FIELD_CUSTOM_VALIDATION_EXCEPTION/, /validation rule/, 1],
	['duplicate-rule', /DUPLICATES_DETECTED/, /duplicate rule.*nothing was written/, 1],
	['request-limit', /REQUEST_LIMIT_EXCEEDED/, /API calls of the last 24 hours/, 1],
	['concurrent-requests', /REQUEST_LIMIT_EXCEEDED/, /at the same time.*a few minutes/, 4],
	['concurrent-long-requests', /REQUEST_LIMIT_EXCEEDED/, /at the same time.*a few minutes/, 4],
	['row-lock', /UNABLE_TO_LOCK_ROW/, /Other processes held the record/, 4],
	['server-unavailable', /SERVER_UNAVAILABLE/, /busy several times/, 4],
	['expired-session', /INVALID_SESSION_ID/, /even after a new login/, 2],
])(
	'has its own words and its own number of attempts for %s',
	async (kind, message, description, attempts) => {
		const invoice = await salesforce.seedInvoice();
		const on = 'PATCH /sobjects/AP_Invoice__c';
		await salesforce.control('faults', { kind, on, times: 9, message: 'Amounts need an order' });

		const { error } = await runNode(
			anOperation(salesforce.jwt(), 'record:update', {
				objectName: byId('AP_Invoice__c'),
				recordId: byId(invoice),
				fieldsFrom: 'json',
				fieldsJson: '{"Amount__c": 1}',
			}),
		);

		expect(error).toMatchObject({
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		});
		expect(await salesforce.sent('PATCH')).toBe(attempts);
	},
);
