import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { theOneSentence } from './told';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

/** What is hard to see of a change after the approval: what was approved, and what BILL has already. */
describe('an invoice that was changed after its approval, and what a person has to know', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	async function expectNothingSent(draft: ApInvoice): Promise<void> {
		expect(await sandbox.vendorsOf(draft)).toEqual([]);
		expect(await sandbox.billsOf(draft)).toEqual([]);
	}

	it('names the vendor that was approved', async () => {
		const [draft, other] = [anApInvoice(), anApInvoice()];
		const approved = await sandbox.enterVendor(draft.vendor);
		const id = await sandbox.submitFor(approved, draft);
		const otherId = await sandbox.enterVendor(other.vendor);
		const approval = await sandbox.approveInSilence(id);

		await sandbox.changeApproved('AP_Invoice__c', id, { Vendor__c: otherId });
		await sandbox.publishApproval(id, approval);
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toContain(approved);
	});

	it('is named with its bill when that was there before the change', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const [first] = await sandbox.linesOf(id);
		const order = { kind: 'object-error', status: 503, message: 'Service Unavailable', times: 1_000_000 };
		await sandbox.everything.bill.send('faults', { ...order, on: 'POST /v3/payments/**' });
		await sandbox.approve(id);
		await sandbox.until('its row to wait', async () => {
			return (await sandbox.rowsOf('Approvals', id)).some(({ state }) => state === 'retry');
		});

		await sandbox.changeApproved('AP_Invoice_Line__c', first, { Amount__c: 99.1 });
		await sandbox.changeApproved('AP_Invoice__c', id, { Amount__c: 119.5 });
		await sandbox.everything.bill.clear('faults');
		const sentence = await theOneSentence(sandbox, id);

		const [bill] = await sandbox.billsOf(draft);
		expect(sentence).toMatch(/approved was 120\.50, but its Amount is now 119\.50/);
		expect(sentence).toContain(bill.id);
		expect(sentence).not.toMatch(/Nothing was sent/);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('is not sent to another vendor when the event of its approval was lost, too', async () => {
		const [draft, other] = [anApInvoice(), anApInvoice()];
		const approved = await sandbox.enterVendor(draft.vendor);
		const id = await sandbox.submitFor(approved, draft);
		const otherId = await sandbox.enterVendor(other.vendor);
		await sandbox.approveInSilence(id);

		// Seconds later: by its time it could be the work of the approval itself.
		await sandbox.changeApproved('AP_Invoice__c', id, { Vendor__c: otherId });
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toContain(approved);
		await expectNothingSent(draft);
		await expectNothingSent(other);
	});

	it('asks nobody when only what nobody approves was written to it after a lost approval', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);

		await sandbox.everything.salesforce.send('clock', { advanceMs: 90_000 });
		await sandbox.changeApproved('AP_Invoice__c', id, { BILL_Sync_Message__c: 'Seen by accounts payable.' });
		await sandbox.untilStatus(id, 'Paid', 150_000);

		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 120.5 }]);
	});
});
