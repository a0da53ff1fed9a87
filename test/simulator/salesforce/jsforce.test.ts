import { Connection } from 'jsforce';
import jwt from 'jsonwebtoken';
import { CLIENT_ID } from '../../../sandbox/salesforce/tenant';
import { anApInvoice, anOrg, type Org } from './org';

/** A client nobody here wrote, unmodified, against the whole API it would use in a real org. */
describe('jsforce', () => {
	let org: Org;

	const connect = async (userName: string) => {
		const assertion = jwt.sign({}, org.jwtPrivateKey, {
			algorithm: 'RS256',
			issuer: CLIENT_ID,
			subject: `${userName}@sandbox.example`,
			audience: org.url,
			expiresIn: 180,
		});
		const connection = new Connection({ loginUrl: org.url, instanceUrl: org.url, version: '67.0' });
		await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
		return connection;
	};

	beforeEach(async () => {
		org = await anOrg();
	});
	afterEach(async () => await org.stop());

	it('logs in, describes, writes, queries and takes an invoice through approval', async () => {
		const submitter = await connect('submitter');
		const approver = await connect('approver');
		const [vendor] = await submitter.sobject('Account').create([{ Name: "O'Neil" }]);
		const upserted = await submitter
			.sobject('Account')
			.upsert({ BILL_Vendor_Id__c: '0091', Name: 'Acme' }, 'BILL_Vendor_Id__c');
		const invoice = await submitter
			.sobject('AP_Invoice__c')
			.create({ Vendor__c: vendor.id, Amount__c: 120.5 });
		const recordId = invoice.id ?? '';

		await submitter.process.approval.submit(recordId, 'Please', {});
		const waiting = await approver.query<{ Id: string }>('SELECT Id FROM ProcessInstanceWorkitem');
		const approved = await approver.process.approval.approve(waiting.records[0].Id, 'Checked');
		await submitter.sobject('AP_Invoice__c').update({ Id: recordId, BILL_Sync_Status__c: 'Bill Created' });

		expect(approved).toMatchObject({ success: true, instanceStatus: 'Approved' });
		expect(upserted).toMatchObject({ success: true, created: true });
		const { records } = await submitter.query(
			"SELECT Vendor__r.Name, Approval_Status__c, BILL_Sync_Status__c FROM AP_Invoice__c WHERE Vendor__r.Name = 'O\\'Neil'",
		);
		expect(records).toMatchObject([
			{ Vendor__r: { Name: "O'Neil" }, Approval_Status__c: 'Approved', BILL_Sync_Status__c: 'Bill Created' },
		]);
		expect((await submitter.sobject('AP_Invoice__c').describe()).fields.length).toBeGreaterThan(10);
		expect((await submitter.describeGlobal()).sobjects.length).toBeGreaterThan(5);
		expect(await submitter.identity()).toMatchObject({ username: 'submitter@sandbox.example' });
		expect(await submitter.sobject('AP_Invoice__c').retrieve([recordId])).toMatchObject([
			{ Amount__c: 120.5 },
		]);
		expect(
			(await submitter.sobject('Account').destroy([vendor.id ?? ''])).map(({ success }) => success),
		).toEqual([true]);
		expect(submitter.limitInfo).toMatchObject({ apiUsage: { limit: 105_000 } });
	});

	it('reads a result of several pages and publishes an event', async () => {
		await org.seed({
			invoices: Array.from({ length: 2300 }, (_, index) => anApInvoice({ Invoice_Number__c: `I-${index}` })),
		});
		const connection = await connect('integration');

		const result = await connection
			.query('SELECT Id FROM AP_Invoice__c')
			.run({ autoFetch: true, maxFetch: 10_000 });
		const event = await connection.sobject('BILL_Approval__e').create({ Decision__c: 'Approved' });

		expect(result).toMatchObject({ done: true, records: { length: 2300 } });
		expect(event).toMatchObject({ success: true, errors: [{ statusCode: 'OPERATION_ENQUEUED' }] });
	});

	it('reads a child list that is longer than its first page', async () => {
		const lines = Array.from({ length: 450 }, (_, index) => ({ Amount__c: index }));
		await org.seed({ invoices: [anApInvoice({ lines })] });
		const connection = await connect('integration');
		const soql = 'SELECT Id, (SELECT Amount__c FROM AP_Invoice_Lines__r) FROM AP_Invoice__c';

		const first = await connection.query<{ AP_Invoice_Lines__r: { done: boolean; records: unknown[] } }>(
			soql,
		);
		const whole = await connection.query(soql).run({ autoFetch: true, maxFetch: 10_000 });

		expect(first.records[0].AP_Invoice_Lines__r).toMatchObject({ done: false, records: { length: 200 } });
		expect(whole.records).toMatchObject([{ AP_Invoice_Lines__r: { records: { length: 450 } } }]);
	});

	it('takes an invoice through a flow approval and reads who decided', async () => {
		const [recordId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
		await org.control('POST', 'flow-approvals', { recordId });
		const approver = await connect('approver');
		const { records } = await approver.query<{ Id: string }>(
			"SELECT Id FROM ApprovalWorkItem WHERE Status = 'Assigned'",
		);

		const results = await approver.requestPost('/actions/standard/reviewApprovalWorkItem', {
			inputs: [{ approvalWorkItemId: records[0].Id, approvalDecision: 'Approve', comments: 'Fine' }],
		});
		const history = await approver.query(
			'SELECT Status, (SELECT Status, ReviewedBy.Name, Comments FROM ApprovalWorkItems) FROM ApprovalSubmission',
		);

		expect(results).toMatchObject([{ isSuccess: true }]);
		expect(history.records).toMatchObject([
			{
				Status: 'Approved',
				ApprovalWorkItems: { records: [{ ReviewedBy: { Name: 'Approver Ames' }, Comments: 'Fine' }] },
			},
		]);
	});

	it('recalls and reassigns a classic approval, and reads limits and the org', async () => {
		const [contextId] = (await org.seed({ invoices: [anApInvoice()], submit: true })).invoices;
		const admin = await connect('admin');
		const item = (await admin.query<{ Id: string }>('SELECT Id FROM ProcessInstanceWorkitem')).records[0];
		const queue = (await admin.query<{ Id: string }>("SELECT Id FROM Group WHERE Type = 'Queue'")).records[0];

		const reassigned = await admin
			.sobject('ProcessInstanceWorkitem')
			.update({ Id: item.Id, ActorId: queue.Id });
		const recalled = await admin.requestPost('/process/approvals', {
			requests: [{ actionType: 'Removed', contextId: item.Id }],
		});

		expect(reassigned).toMatchObject({ success: true });
		expect(recalled).toMatchObject([{ success: true, instanceStatus: 'Removed', entityId: contextId }]);
		expect(await admin.limits()).toMatchObject({ DailyDeliveredPlatformEvents: { Max: 25_000 } });
		expect((await admin.query('SELECT IsSandbox FROM Organization')).records).toMatchObject([
			{ IsSandbox: true },
		]);
	});

	it('understands what it is refused', async () => {
		const connection = await connect('integration');
		const [invoiceId] = (await org.seed({ invoices: [anApInvoice()], submit: true })).invoices;

		await expect(
			connection.sobject('AP_Invoice__c').update({ Id: invoiceId, Amount__c: 1 }),
		).rejects.toMatchObject({
			errorCode: 'ENTITY_IS_LOCKED',
		});
		await org.control('POST', 'expire-sessions');
		await expect(connection.query('SELECT Id FROM Account')).rejects.toMatchObject({
			errorCode: 'INVALID_SESSION_ID',
		});
	});
});
