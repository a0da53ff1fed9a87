import { Batch } from './batch';
import { BillUser } from './billUser';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';

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
		const { bill, sandbox: addresses } = sandbox.everything;
		const batch = await Batch.submit(sandbox, 2);
		await bill.send('switches', { paymentTick: 0 });
		await batch.approve();
		await batch.untilStatus('Payment Scheduled');
		await bill.send('tick'); // a payment that is only scheduled would be cancelled
		const person = await BillUser.logIn(addresses);
		for (const id of await batch.paymentIds()) await person.voidPayment(id);
		await batch.untilStatus('Voided');
		await bill.send('switches', { paymentTick: 50 });

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
