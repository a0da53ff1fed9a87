import { addRows } from '../../sandbox/n8n/tables';
import type { PaymentRecord } from '../../sandbox/console/simulators';
import { BillUser } from './billUser';
import { edits, workersEvery, withSettings } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { approveAndVoid } from './voided';

const SPED_UP = edits(
	workersEvery(4),
	withSettings('Pay approved invoices', { firstPauseMinutes: 0.05 }),
	withSettings('Report payments to Salesforce', { firstPauseMinutes: 0.05 }),
);

describe('reports of BILL that are late, repeated or about something else, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let person: BillUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: SPED_UP });
		person = await BillUser.logIn(sandbox.everything.sandbox);
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	/** One more report about a payment, as the trigger or the hourly comparison notes it. Returns when it is dealt with. */
	async function report(paymentId: string, eventId: string, transactionNumber = ''): Promise<void> {
		const event = { eventId, eventType: 'payment.updated', paymentId, transactionNumber };
		await addRows(sandbox.everything.client, 'BILL Events', [
			{
				...event,
				state: 'new',
				nextTryAt: new Date().toISOString(),
				claimedBy: '',
				attempts: 0,
				message: '',
			},
		]);
		await sandbox.until(`event ${eventId} to be dealt with`, async () => {
			const rows = await sandbox.eventsOf({ id: paymentId });
			return rows.some((row) => row.eventId === eventId && ['done', 'ignored'].includes(String(row.state)));
		});
	}

	/** An invoice whose first payment was voided and whose second has cleared. */
	async function paidAtTheSecondTry() {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [{ paymentId: first, invoice: voided }] = await approveAndVoid(sandbox, [id]);
		await sandbox.approveAgain(id);
		const paid = await sandbox.untilStatus(id, 'Paid');
		return { draft, id, first, voided, paid };
	}

	it('leave an invoice as it is that another payment has paid since, however often they come', async () => {
		const { id, draft, first, voided, paid } = await paidAtTheSecondTry();

		await report(first, 'late-1');
		await report(first, 'late-2');
		const { BILL_Payment_Id__c: second } = paid;
		await report(String(second), 'repeated-1');

		expect(voided.BILL_Payment_Id__c).toBeNull();
		expect(second).not.toBe(first);
		expect(await sandbox.invoice(id)).toEqual(paid);
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.deadLetters(id)).toMatchObject([{ message: voided.BILL_Sync_Message__c }]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(2);
	});

	it('leave an invoice as it is that only the number of the payment names', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const paid = await sandbox.untilStatus(id, 'Paid');

		const stray = await person.payBill({
			vendorName: 'Somebody Else',
			invoiceNumber: draft.Invoice_Number__c,
			amount: 1,
			transactionNumber: `SF-${id}-00000000`,
		});
		await sandbox.until('BILL to report the other payment as cleared', async () => {
			const { payments } = await sandbox.everything.bill.read<{ payments: PaymentRecord[] }>('state');
			const reports = await sandbox.eventsOf({ id: stray });
			return payments.find((one) => one.id === stray)?.singleStatus === 'CLEARED' && reports.length > 0;
		});
		await sandbox.until('the report to be looked at', async () =>
			(await sandbox.eventsOf({ id: stray })).every(({ state }) => state === 'unknown'),
		);

		expect(await sandbox.invoice(id)).toEqual(paid);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	it('wait for the invoice where they come before its row knows the payment', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		// The row learns of the payment when Salesforce has answered, and by then BILL has long reported it.
		await sandbox.everything.salesforce.send('faults', {
			kind: 'latency',
			on: 'PATCH /composite/sobjects/**',
			ms: 12_000,
			times: 2,
		});
		await sandbox.approve(id);
		await sandbox.until('a report to find no invoice', async () => {
			const [payment] = await sandbox.paymentsOf(draft);
			const reports = payment === undefined ? [] : await sandbox.eventsOf(payment);
			return reports.some(({ state }) => state === 'unknown');
		});
		const [waiting] = await sandbox.rowsOf('Approvals', id);

		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(waiting.paymentId).toBe('');
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	it('ask for a person once where one failure is reported twice, also when the approval came twice', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		const [payment] = await sandbox.paymentsOf(draft);
		const [row] = await sandbox.rowsOf('Approvals', id);
		// The second row of the same approval, as it stands an hour later.
		await addRows(sandbox.everything.client, 'Approvals', [
			{
				approvalKey: row.approvalKey,
				recordId: id,
				state: 'ended',
				reason: 'settled',
				paymentId: payment.id,
				billId: row.billId,
				claimedBy: '',
			},
		]);

		await sandbox.everything.bill.send('faults', { kind: 'ach-return', on: payment.id });
		await sandbox.untilStatus(id, 'Payment Failed');
		await report(payment.id, 'failed-again');

		expect(await sandbox.deadLetters(id)).toHaveLength(1);
	});
});
