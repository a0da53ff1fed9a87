import { FormInBrowser } from './form';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { theOneSentence } from './told';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const PATIENCE_MS = 150_000;

/** The workflows are newer than the package in the org: no field of an invoice says what was approved. */
describe('an org that does not say on the record what was approved', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
		// n8n has looked at the object already, and would believe for some minutes what it saw.
		await sandbox.restartN8n({
			whileDown: async () => {
				await sandbox.everything.salesforce.send('switches', { stampsApprovals: false });
			},
		});
	});
	afterAll(async () => await sandbox?.stop());

	it('has its invoices paid as before, also where the event was lost', async () => {
		const [heard, lost] = [anApInvoice(), anApInvoice()];
		const ids = [await sandbox.submit(heard), await sandbox.submit(lost)];

		await sandbox.approve(ids[0]);
		await sandbox.approveInSilence(ids[1]);
		for (const id of ids) await sandbox.untilStatus(id, 'Paid', PATIENCE_MS);

		for (const invoice of [heard, lost])
			expect(await sandbox.paymentsOf(invoice)).toMatchObject([{ amount: 120.5 }]);
	});

	it('has nothing paid that was changed when the event was lost, not even when it is sent again', async () => {
		const [draft, other] = [anApInvoice(), anApInvoice()];
		const id = await sandbox.submit(draft);
		const otherId = await sandbox.enterVendor(other.vendor);
		await sandbox.approveInSilence(id);
		// Within a minute it could be automation of the approval itself.
		await sandbox.everything.salesforce.send('clock', { advanceMs: 90_000 });
		await sandbox.changeApproved('AP_Invoice__c', id, { Vendor__c: otherId });
		expect(await theOneSentence(sandbox, id)).toMatch(/the event that says what was approved never arrived/);

		const page = await new FormInBrowser(sandbox).sendAgain(sandbox, [draft.Invoice_Number__c]);

		expect(page).toMatch(/nothing says what was approved. Submit it for approval again/);
		for (const invoice of [draft, other]) expect(await sandbox.vendorsOf(invoice)).toEqual([]);
	});
});
