import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

const STAMP = 'Approved_Vendor__c, Approved_Amount__c';

describe('what was approved, on an invoice of the simulated org', () => {
	let org: Org;
	let admin: ApiUser;
	let id: string;

	const stored = async () =>
		(
			await admin.query<{ Vendor__c: string }>(
				`SELECT Vendor__c, ${STAMP} FROM AP_Invoice__c WHERE Id = '${id}'`,
			)
		)[0];

	beforeAll(async () => {
		org = await anOrg();
		admin = await org.as('admin');
	});
	afterAll(async () => await org.stop());
	beforeEach(async () => {
		await org.control('POST', 'switches', { stampsApprovals: true });
		const submitted = await org.seed({ submit: true, invoices: [anApInvoice()] });
		[id] = submitted.invoices;
	});

	/** Approves it as its approver does. */
	async function approve(): Promise<void> {
		const approver = await org.as('approver');
		const [item] = await approver.query<{ Id: string }>(
			`SELECT Id FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId = '${id}'`,
		);
		const requests = [{ actionType: 'Approve', contextId: item.Id }];
		expect((await approver.ask('POST', '/process/approvals', { body: { requests } })).status).toBe(200);
	}

	it('is written with the decision, and not before', async () => {
		expect(await stored()).toMatchObject({ Approved_Vendor__c: null, Approved_Amount__c: null });

		await approve();

		const { Vendor__c } = await stored();
		expect(await stored()).toMatchObject({ Approved_Vendor__c: Vendor__c, Approved_Amount__c: 120.5 });
	});

	it('stays when the invoice is changed, whatever is written over it', async () => {
		await approve();
		const { Vendor__c } = await stored();
		await org.control('POST', 'switches', { validationRulesAreActive: false });

		await admin.update('AP_Invoice__c', id, { Vendor__c: null, Amount__c: 9, Approved_Amount__c: 9 });

		await org.control('POST', 'switches', { validationRulesAreActive: true });
		expect(await stored()).toMatchObject({ Approved_Vendor__c: Vendor__c, Approved_Amount__c: 120.5 });
	});

	it('is gone when the invoice is set back', async () => {
		await approve();

		await admin.update('AP_Invoice__c', id, { Approval_Status__c: 'Draft' });

		expect(await stored()).toMatchObject({ Approved_Vendor__c: null, Approved_Amount__c: null });
	});

	it('is no field of an org whose package is older', async () => {
		await org.control('POST', 'switches', { stampsApprovals: false });
		await approve();

		const { status, body } = await admin.ask(
			'GET',
			`/query?q=${encodeURIComponent(`SELECT ${STAMP} FROM AP_Invoice__c`)}`,
		);

		expect([status, body]).toMatchObject([400, [{ errorCode: 'INVALID_FIELD' }]]);
		expect(Object.keys(await admin.read('AP_Invoice__c', id))).not.toContain('Approved_Vendor__c');
	});
});
