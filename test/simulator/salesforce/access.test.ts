import { APPROVER, APPROVER_QUEUE, INTEGRATION_USER } from '../../../sandbox/salesforce/tenant';
import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

describe('access of a user', () => {
	let org: Org;
	let user: ApiUser;
	let invoiceId: string;

	const permissions = async (access: Record<string, unknown>) =>
		await org.control('POST', 'permissions', { userName: INTEGRATION_USER.userName, ...access });
	const fieldsOf = async (object: string) => {
		const { body } = await user.ask<{ fields: Array<{ name: string; updateable: boolean }> }>(
			'GET',
			`/sobjects/${object}/describe`,
		);
		return new Map(body.fields.map(({ name, updateable }) => [name, updateable]));
	};

	beforeEach(async () => {
		org = await anOrg();
		user = await org.as('integration');
		[invoiceId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
	});
	afterEach(async () => await org.stop());

	it('hides an object from describe, query and record resources', async () => {
		await permissions({ objects: { AP_Invoice__c: 'none' } });

		const { body } = await user.ask<{ sobjects: Array<{ name: string }> }>('GET', '/sobjects');
		expect(body.sobjects.map(({ name }) => name)).not.toContain('AP_Invoice__c');
		expect((await user.ask('GET', `/sobjects/AP_Invoice__c/${invoiceId}`)).status).toBe(404);
		await expect(user.query('SELECT Id FROM AP_Invoice__c')).rejects.toThrow('INVALID_TYPE');
	});

	it('shows and enforces fields a user only reads or does not see', async () => {
		await permissions({
			fields: { 'AP_Invoice__c.BILL_Bill_Id__c': 'read', 'AP_Invoice__c.Amount__c': 'none' },
		});

		const fields = await fieldsOf('AP_Invoice__c');
		const readOnly = await user.update('AP_Invoice__c', invoiceId, { BILL_Bill_Id__c: '00n1' });
		const hidden = await user.update('AP_Invoice__c', invoiceId, { Amount__c: 1 });

		expect([fields.get('BILL_Bill_Id__c'), fields.has('Amount__c')]).toEqual([false, false]);
		expect(readOnly.body).toMatchObject([{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }]);
		expect(hidden.body).toMatchObject([{ errorCode: 'INVALID_FIELD' }]);
	});

	it('shows everybody what the amounts are in, where the org has several currencies', async () => {
		await org.control('POST', 'switches', { accessByPermissionSets: true, multiCurrency: true });
		const submitter = await org.as('submitter');

		const id = await submitter.create('AP_Invoice__c', { Amount__c: 1, CurrencyIsoCode: 'EUR' });

		const read = await user.query(`SELECT CurrencyIsoCode FROM AP_Invoice__c WHERE Id = '${id}'`);
		expect(read).toMatchObject([{ CurrencyIsoCode: 'EUR' }]);
	});

	it('refuses writes to an object that is only read, events among them', async () => {
		await permissions({ objects: { AP_Invoice__c: 'read', BILL_Approval__e: 'read' } });

		const update = await user.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Paid' });
		const publish = await user.ask('POST', '/sobjects/BILL_Approval__e', {
			body: { Decision__c: 'Approved' },
		});

		expect([update.body, publish.body]).toMatchObject([
			[{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }],
			[{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }],
		]);
	});

	it('refuses everything without API access', async () => {
		await permissions({ api: false });

		const { status, body } = await user.ask('GET', '/limits');

		expect([status, body]).toMatchObject([403, [{ errorCode: 'API_DISABLED_FOR_ORG' }]]);
	});

	it('explains a level it does not have', async () => {
		expect((await permissions({ objects: { Account: 'write' } })).status).toBe(400);
	});
});

describe('a locked record', () => {
	let org: Org;
	let user: ApiUser;
	let invoiceId: string;
	const approve = async () => {
		const [submitter, approver] = [await org.as('submitter'), await org.as('approver')];
		const send = async (by: ApiUser, request: object) =>
			await by.ask('POST', '/process/approvals', { body: { requests: [request] } });
		await send(submitter, { actionType: 'Submit', contextId: invoiceId });
		const [item] = await approver.query<{ Id: string }>('SELECT Id FROM ProcessInstanceWorkitem');
		await send(approver, { actionType: 'Approve', contextId: item.Id });
	};
	const writeBack = async () =>
		(await user.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Bill Created' })).status;

	beforeEach(async () => {
		org = await anOrg({ switches: { finalApprovalRecordLock: true } });
		user = await org.as('integration');
		[invoiceId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
	});
	afterEach(async () => await org.stop());

	it('stays locked after final approval', async () => {
		await approve();

		expect(await writeBack()).toBe(400);
	});

	it('takes writes when the process unlocks it at the end', async () => {
		await org.control('POST', 'switches', { finalApprovalRecordLock: false });
		await approve();

		expect(await writeBack()).toBe(204);
	});

	it('leaves its child records open', async () => {
		await approve();
		const [line] = await user.query<{ Id: string }>('SELECT Id FROM AP_Invoice_Line__c');

		expect((await user.update('AP_Invoice_Line__c', line.Id, { Description__c: 'Paid' })).status).toBe(204);
	});

	it('takes writes of a user with Modify All on the object', async () => {
		await approve();
		await org.control('POST', 'permissions', {
			userName: INTEGRATION_USER.userName,
			modifyAll: ['AP_Invoice__c'],
		});

		expect(await writeBack()).toBe(204);
	});
});

describe('queues', () => {
	it('lists a queue with its members and lets a member decide what waits for it', async () => {
		const org = await anOrg();
		const [submitter, approver] = [await org.as('submitter'), await org.as('approver')];
		const [contextId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
		const nextApproverIds = [APPROVER_QUEUE.id];
		const send = async (by: ApiUser, request: object) =>
			await by.ask('POST', '/process/approvals', { body: { requests: [request] } });
		await send(submitter, { actionType: 'Submit', contextId, nextApproverIds });

		const [item] = await approver.query<{ Id: string }>(
			`SELECT Id, Actor.Name FROM ProcessInstanceWorkitem WHERE ActorId IN (SELECT GroupId FROM GroupMember WHERE UserOrGroupId = '${APPROVER.id}')`,
		);
		const decided = await send(approver, { actionType: 'Approve', contextId: item.Id });

		expect(item).toMatchObject({ Actor: { Name: 'AP Approvers' } });
		expect(decided.body).toMatchObject([{ success: true, instanceStatus: 'Approved' }]);
		expect(await approver.query("SELECT Name FROM Group WHERE Type = 'Queue'")).toMatchObject([
			{ Name: 'AP Approvers' },
		]);
		await org.stop();
	});
});

describe('access by the shipped permission sets', () => {
	let org: Org;
	let invoiceId: string;
	let accountId: string;
	const refusalOf = async (answer: Promise<{ status: number; body: unknown }>) => {
		const { status, body } = await answer;
		return [status, Array.isArray(body) ? body[0]?.errorCode : undefined];
	};

	beforeAll(async () => {
		org = await anOrg({ switches: { accessByPermissionSets: true } });
		const seeded = await org.seed({
			accounts: [{ Name: 'Acme', BillingCity: 'Oxford', Website: 'https://acme.example' }],
			invoices: [anApInvoice({ vendorName: 'Acme' })],
		});
		[accountId] = seeded.accounts;
		[invoiceId] = seeded.invoices;
	});
	afterAll(async () => await org.stop());
	afterEach(async () => void (await org.control('POST', 'switches', { accountSharing: 'publicReadWrite' })));

	it('lets the integration user write what BILL did, and nothing that was approved', async () => {
		const user = await org.as('integration');

		const written = await user.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Bill Created' });
		const linked = await user.update('Account', accountId, { BILL_Vendor_Id__c: '0091' });

		expect([written.status, linked.status]).toEqual([204, 204]);
		expect(await refusalOf(user.update('AP_Invoice__c', invoiceId, { Amount__c: 1 }))).toEqual([
			400,
			'INVALID_FIELD_FOR_INSERT_UPDATE',
		]);
		expect(await refusalOf(user.ask('POST', '/sobjects/AP_Invoice__c', { body: {} }))).toEqual([
			403,
			'INSUFFICIENT_ACCESS_OR_READONLY',
		]);
		expect(await refusalOf(user.ask('DELETE', `/sobjects/AP_Invoice__c/${invoiceId}`))).toEqual([
			403,
			'INSUFFICIENT_ACCESS_OR_READONLY',
		]);
	});

	it('hides fields in queries too, of parents and children as well', async () => {
		const user = await org.as('integration');

		expect(
			await user.query(
				'SELECT Amount__c, Vendor__r.BillingCity, (SELECT GL_Code__c FROM AP_Invoice_Lines__r) FROM AP_Invoice__c',
			),
		).toMatchObject([{ Vendor__r: { BillingCity: 'Oxford' } }]);
		await expect(user.query('SELECT Website FROM Account')).rejects.toThrow('INVALID_FIELD');
		await expect(user.query('SELECT Vendor__r.Website FROM AP_Invoice__c')).rejects.toThrow('INVALID_FIELD');
		await expect(user.query("SELECT Id FROM Account WHERE Website = 'x'")).rejects.toThrow('INVALID_FIELD');
		await expect(user.query('SELECT Id FROM Account ORDER BY Website')).rejects.toThrow('INVALID_FIELD');
	});

	it('lets finance enter invoices and not say what BILL did', async () => {
		const user = await org.as('submitter');

		await user.create('AP_Invoice__c', { Invoice_Number__c: 'F-1', Amount__c: 5 });

		for (const fields of [{ BILL_Sync_Status__c: 'Paid' }, { Approval_Status__c: 'Approved' }])
			expect(await refusalOf(user.update('AP_Invoice__c', invoiceId, fields))).toEqual([
				400,
				'INVALID_FIELD_FOR_INSERT_UPDATE',
			]);
	});

	it('shows the package to nobody without a permission set', async () => {
		const user = await org.as('outsider');

		await expect(user.query('SELECT Id FROM AP_Invoice__c')).rejects.toThrow('INVALID_TYPE');
	});

	it('shows flow approvals to users with a full licence only', async () => {
		await expect((await org.as('integration')).query('SELECT Id FROM ApprovalWorkItem')).rejects.toThrow(
			'INVALID_TYPE',
		);
		expect(await (await org.as('approver')).query('SELECT Id FROM ApprovalWorkItem')).toEqual([]);
	});

	it.each([
		['publicReadWrite', true, 204],
		['publicRead', false, 403],
	])('lets sharing decide over accounts: %s', async (accountSharing, HasEditAccess, status) => {
		await org.control('POST', 'switches', { accountSharing });
		const user = await org.as('integration');

		const [access] = await user.query(
			`SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE UserId = '${INTEGRATION_USER.id}' AND RecordId = '${accountId}'`,
		);

		expect(access).toMatchObject({ RecordId: accountId, HasEditAccess });
		const { status: written } = await user.update('Account', accountId, { BILL_Vendor_Id__c: '0092' });
		expect(written).toBe(status);
	});

	it('hides private accounts of others without View All, as parents too', async () => {
		const access = { userName: INTEGRATION_USER.userName };
		const user = await org.as('integration');
		await org.control('POST', 'switches', { accountSharing: 'private' });
		const seen = async () => [
			(await user.query('SELECT Id FROM Account')).length,
			(await user.ask('GET', `/sobjects/Account/${accountId}`)).status,
			(await user.query(`SELECT Vendor__r.Name FROM AP_Invoice__c WHERE Id = '${invoiceId}'`))[0].Vendor__r,
			(await user.update('Account', accountId, { BILL_Vendor_Id__c: '1' })).status,
		];

		await org.control('POST', 'permissions', access);
		const without = await seen();
		await org.control('POST', 'permissions', { ...access, viewAll: ['Account'] });
		const withViewAll = await seen();

		expect(without).toEqual([0, 404, null, 404]);
		expect(withViewAll).toEqual([1, 200, expect.objectContaining({ Name: 'Acme' }), 403]);
	});
});
