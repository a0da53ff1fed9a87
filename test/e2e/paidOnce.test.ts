import { edits, workersEvery, withSettings } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { approveAndVoid } from './voided';

/** A run that was lost is found after seconds, instead of a quarter of an hour. */
const SPED_UP = edits(
	workersEvery(5),
	withSettings('Pay approved invoices', { leaseMinutes: 0.5, firstPauseMinutes: 0.05 }),
	withSettings('Report payments to Salesforce', { leaseMinutes: 0.5, firstPauseMinutes: 0.05 }),
);

/** What the finance team relies on: one approval, one bill, one payment, to the cent, whatever happens on the way. */
describe('an invoice approved in Salesforce, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: SPED_UP });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('becomes a vendor, a bill with its lines and a payment, and is marked as paid to the cent', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		const invoice = await sandbox.untilStatus(id, 'Paid');

		const [vendor, ...otherVendors] = await sandbox.vendorsOf(draft);
		const [bill, ...otherBills] = await sandbox.billsOf(draft);
		const [payment, ...otherPayments] = await sandbox.paymentsOf(draft);
		expect([otherVendors, otherBills, otherPayments]).toEqual([[], [], []]);
		expect(bill).toMatchObject({
			vendorId: vendor.id,
			amount: 120.5,
			invoice: { invoiceNumber: draft.Invoice_Number__c, invoiceDate: '2026-11-02' },
			billLineItems: [
				{
					amount: 100.1,
					description: 'Paper',
					classifications: { chartOfAccountId: expect.any(String), departmentId: expect.any(String) },
				},
				{ amount: 20.4, description: 'Toner', classifications: { chartOfAccountId: expect.any(String) } },
			],
		});
		expect(payment).toMatchObject({ billId: bill.id, amount: 120.5, singleStatus: 'CLEARED' });
		expect(invoice).toMatchObject({
			BILL_Bill_Id__c: bill.id,
			BILL_Payment_Id__c: payment.id,
			Paid_Amount__c: 120.5,
			Paid_Date__c: payment.processDate,
		});
		expect((await sandbox.vendorAccount(draft)).BILL_Vendor_Id__c).toBe(vendor.id);
	});

	it('is paid once when its event is delivered three times', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);

		const eventUuid = await sandbox.publishApproval(id);
		await sandbox.redeliver(eventUuid);
		await sandbox.redeliver(eventUuid);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(await sandbox.rowsOf('Approvals', id)).toHaveLength(1);
	});

	it('is paid once when the flow runs twice at the same time', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);
		// Holds the first run inside its claim until the second has come as far.
		await sandbox.everything.bill.send('faults', {
			kind: 'latency',
			on: 'GET /v3/vendors',
			ms: 2_000,
			times: 1,
		});

		await Promise.all([sandbox.publishApproval(id), sandbox.publishApproval(id)]);
		await sandbox.until(
			'both rows to be there',
			async () => (await sandbox.rowsOf('Approvals', id)).length === 2,
		);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	it('is paid once when the reply to the payment is lost', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.everything.bill.send('faults', {
			kind: 'lost-reply',
			on: 'POST /v3/payments/bulk',
			times: 1,
		});

		await sandbox.approve(id);
		const invoice = await sandbox.untilStatus(id, 'Paid');

		const payments = await sandbox.paymentsOf(draft);
		expect(payments).toHaveLength(1);
		expect(invoice.BILL_Payment_Id__c).toBe(payments[0].id);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	it('is written back once when BILL reports its payment twice', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.everything.bill.send('faults', { kind: 'duplicate-notification', times: 20 });

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		await sandbox.everything.bill.clear('faults');

		const [payment] = await sandbox.paymentsOf(draft);
		const messages = await sandbox.eventsOf(payment);
		expect(messages.length).toBeGreaterThan(0);
		expect(new Set(messages.map(({ eventId }) => eventId)).size).toBe(messages.length);
	});

	it('is paid again when its payment was voided and it was approved once more', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [{ invoice: voided }] = await approveAndVoid(sandbox, [id]);

		await sandbox.approveAgain(id);
		await sandbox.untilStatus(id, 'Paid');

		expect(voided.BILL_Sync_Message__c).toMatch(/bill .* open again.*Draft.*submit/);
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		const statuses = (await sandbox.paymentsOf(draft)).map(({ singleStatus }) => singleStatus);
		expect(statuses.sort()).toEqual(['CLEARED', 'VOIDED']);
	});

	it('is marked and reported when the bank returns its payment after it had cleared', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		const [payment] = await sandbox.paymentsOf(draft);

		await sandbox.everything.bill.send('faults', { kind: 'ach-return', on: payment.id });
		const invoice = await sandbox.untilStatus(id, 'Payment Failed');

		expect(invoice).toMatchObject({ Paid_Amount__c: null, Paid_Date__c: null });
		expect(invoice.BILL_Sync_Message__c).toMatch(new RegExp(`Open payment ${payment.id} in BILL`));
		expect(await sandbox.deadLetters(id)).toMatchObject([{ message: expect.stringContaining(payment.id) }]);
	});

	it('is paid once, and nobody is asked, when n8n is killed while it is being paid', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		// Holds the run between the bill and its payment.
		await sandbox.everything.bill.send('faults', {
			kind: 'latency',
			on: 'GET /v3/payments',
			ms: 20_000,
			times: 1,
		});
		await sandbox.approve(id);
		await sandbox.until('the bill to be there', async () => (await sandbox.billsOf(draft)).length === 1);

		await sandbox.restartN8n({ isKilled: true });
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect([...(await sandbox.deadLetters(id)), ...(await sandbox.deadLetters(''))]).toEqual([]);
	});

	it('is paid after n8n was down while it was approved', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);

		await sandbox.restartN8n({ whileDown: async () => await sandbox.approve(id) });
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});
});
