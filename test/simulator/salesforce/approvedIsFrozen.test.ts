import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

interface Refused {
	status: number;
	body: Array<{ errorCode: string; message: string; fields?: string[] }>;
}

describe('an approved invoice of the simulated org', () => {
	let org: Org;
	let finance: ApiUser;
	let invoiceId: string;
	let lineId: string;

	const lineOf = async (id: string) =>
		(
			await finance.query<{ Id: string }>(`SELECT Id FROM AP_Invoice_Line__c WHERE AP_Invoice__c = '${id}'`)
		)[0].Id;
	const expectRefused = (answer: unknown) => {
		const { status, body } = answer as Refused;
		expect(status).toBe(400);
		expect(body).toEqual([
			{
				errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
				message: expect.stringContaining('Set Back to Draft'),
				fields: [],
			},
		]);
	};

	beforeAll(async () => {
		org = await anOrg();
		finance = await org.as('submitter');
	});
	beforeEach(async () => {
		const seeded = await org.seed({ invoices: [anApInvoice({ Approval_Status__c: 'Approved' })] });
		[invoiceId] = seeded.invoices;
		lineId = await lineOf(invoiceId);
	});
	afterAll(async () => await org.stop());

	it.each([
		['Amount__c', 99],
		['Vendor__c', null],
		['Invoice_Number__c', 'INV-89'],
		['Invoice_Date__c', '2026-10-02'],
		['Due_Date__c', null],
	])('keeps %s', async (field, value) => {
		expectRefused(await finance.update('AP_Invoice__c', invoiceId, { [field]: value }));
	});

	it('keeps the same value without a word', async () => {
		const { status } = await finance.update('AP_Invoice__c', invoiceId, { Amount__c: 120.5 });

		expect(status).toBe(204);
	});

	it('takes what n8n writes', async () => {
		const { status } = await finance.update('AP_Invoice__c', invoiceId, {
			BILL_Bill_Id__c: `00n${invoiceId}`,
			BILL_Payment_Id__c: 'stp01',
			BILL_Sync_Status__c: 'Paid',
			BILL_Sync_Message__c: 'Paid by ACH',
			Paid_Amount__c: 120.5,
			Paid_Date__c: '2026-11-30',
		});

		expect(status).toBe(204);
	});

	it.each(['Amount__c', 'GL_Code__c', 'Department__c', 'Location__c', 'Class__c', 'Job__c'])(
		'keeps %s of its lines',
		async (field) => {
			const value = field === 'Amount__c' ? 99 : '7000';

			expectRefused(await finance.update('AP_Invoice_Line__c', lineId, { [field]: value }));
		},
	);

	it('lets the description of a line be put right', async () => {
		const { status } = await finance.update('AP_Invoice_Line__c', lineId, { Description__c: 'Paper, A4' });

		expect(status).toBe(204);
	});

	it('takes no new line', async () => {
		expectRefused(
			await finance.ask('POST', '/sobjects/AP_Invoice_Line__c', {
				body: { AP_Invoice__c: invoiceId, Amount__c: 1 },
			}),
		);
	});

	it('loses no line, which no validation rule could see', async () => {
		expectRefused(await finance.ask('DELETE', `/sobjects/AP_Invoice_Line__c/${lineId}`));

		expect(await lineOf(invoiceId)).toBe(lineId);
	});

	it('goes with its lines when an administrator deletes it', async () => {
		const { status } = await finance.ask('DELETE', `/sobjects/AP_Invoice__c/${invoiceId}`);

		expect(status).toBe(204);
	});

	it('opens again when it is set back to Draft', async () => {
		const back = await finance.update('AP_Invoice__c', invoiceId, { Approval_Status__c: 'Draft' });
		const corrected = await finance.update('AP_Invoice__c', invoiceId, { Amount__c: 99 });
		const deleted = await finance.ask('DELETE', `/sobjects/AP_Invoice_Line__c/${lineId}`);

		expect([back.status, corrected.status, deleted.status]).toEqual([204, 204, 204]);
	});

	it('is refused alone in a call that changes several records', async () => {
		const [draftId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
		const records = [invoiceId, draftId].map((id) => ({
			attributes: { type: 'AP_Invoice__c' },
			id,
			Amount__c: 99,
		}));

		const { body } = await finance.ask('PATCH', '/composite/sobjects', {
			body: { allOrNone: false, records },
		});

		expect(body).toMatchObject([
			{ success: false, errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: [] }] },
			{ success: true },
		]);
	});
});
