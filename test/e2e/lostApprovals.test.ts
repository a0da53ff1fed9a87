import { Batch } from './batch';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { approveAndVoid } from './voided';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const PATIENCE_MS = 120_000;

/** n8n may die between an event and its row. Salesforce never sends it again, so Reconcile has to find out. */
describe('an approval made again, whose event is lost', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	it('is paid by a new payment when the one of the first approval was voided', async () => {
		const batch = await Batch.submit(sandbox, 2);
		await approveAndVoid(sandbox, batch.ids);

		for (const id of batch.ids) await sandbox.approveAgainInSilence(id);
		await batch.untilStatus('Paid', PATIENCE_MS);

		expect(await batch.accounts()).toEqual(batch.due);
	});

	it('is paid when the first approval needed a person, who has put it right', async () => {
		const invoice = anApInvoice();
		const { Name, ...address } = invoice.vendor;
		const accountId = await sandbox.enterVendor({ Name });
		const id = await sandbox.submitFor(accountId, invoice);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Needs Attention');

		await sandbox.correctVendor(accountId, address);
		await sandbox.approveAgainInSilence(id);
		await sandbox.untilStatus(id, 'Paid', PATIENCE_MS);

		expect(await sandbox.paymentsOf(invoice)).toMatchObject([{ amount: 120.5 }]);
	});
});
