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

it('is content with the shipped permission set, and says what the licence does not show', async () => {
	await salesforce.control('switches', { accessByPermissionSets: true });
	await salesforce.seedInvoice();

	const { isReady, missing, warnings } = await check();

	expect([isReady, missing]).toEqual([true, []]);
	expect(warnings).toMatchObject([
		{
			kind: 'licence',
			name: 'ApprovalSubmission',
			message: expect.stringContaining('Flow approvals are invisible'),
			fix: expect.stringContaining('full Salesforce licence'),
		},
	]);
});

it('says when sharing does not let the user edit vendors', async () => {
	await salesforce.seedInvoice();
	await salesforce.control('switches', { accountSharing: 'publicRead' });
	const readOnly = await check();
	await salesforce.control('switches', { accountSharing: 'private' });
	const hidden = await check();

	expect(readOnly).toMatchObject({
		isReady: false,
		missing: [{ kind: 'record', name: 'Account', permission: 'Edit by sharing' }],
		warnings: [],
	});
	expect(hidden.warnings).toMatchObject([
		{ kind: 'record', name: 'Account', message: expect.stringContaining('sees no Account') },
	]);
});

it.each([
	['approve', { recordId: byId('INVOICE') }, 'description'],
	['reject', { recordId: byId('INVOICE') }, 'description'],
	['reassign', { recordId: byId('INVOICE'), newActorId: byId('005SB0000000002YAA') }, 'description'],
	['recall', { recordId: byId('INVOICE') }, 'description'],
	['cancel', { recordId: byId('INVOICE') }, 'description'],
	['get', { recordId: byId('INVOICE') }, 'description'],
	['getPending', { engine: 'flow' }, 'message'],
	['getHistory', { recordId: byId('INVOICE'), engine: 'flow' }, 'message'],
] as const)(
	'says in %s that flow approvals are invisible, not that there are none',
	async (operation, parameters, part) => {
		await restrict({ licence: 'Salesforce Integration' });
		const invoice = await salesforce.seedInvoice();
		await salesforce.control('flow-approvals', { recordId: invoice });
		const given = JSON.parse(JSON.stringify(parameters).replace('INVOICE', invoice));

		const { error } = await runNode(anOperation(salesforce.jwt(), `approval:${operation}`, given));

		expect(error?.[part]).toContain('Flow approvals are invisible to the user of the credential');
	},
);

it('lists the classic requests of a user who sees no flow approvals', async () => {
	await restrict({ licence: 'Salesforce Integration' });

	const { items, error } = await runNode(anOperation(salesforce.jwt(), 'approval:getPending'));

	expect([error, items]).toEqual([undefined, []]);
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
	['row-lock', /UNABLE_TO_LOCK_ROW/, /Other processes had locked the record/, 4],
	['server-unavailable', /SERVER_UNAVAILABLE/, /busy several times/, 4],
	['expired-session', /INVALID_SESSION_ID/, /even after a new login/, 2],
])(
	'has its own words and its own number of attempts for %s',
	async (kind, message, description, attempts) => {
		const invoice = await salesforce.seedInvoice();
		const on = 'PATCH /sobjects/AP_Invoice__c/*';
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
