import { addRows } from '../../sandbox/n8n/tables';
import { Batch } from './batch';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { SPED_UP } from './spedUp';
import { recordsStayLockedAfterApproval, salesforceIsDown } from './trouble';

/** Several waits in one test, on a busy machine. */
jest.setTimeout(300_000);

const PATIENCE_MS = 150_000;

/** What a row knows and Salesforce does not must outlast a try in which Salesforce cannot even be read. */
describe('a row whose invoice cannot be read for a while', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start(SPED_UP);
	});
	afterAll(async () => await sandbox?.stop());

	const untilTriedAgain = async (id: string, times: number) =>
		await sandbox.until(
			`invoice ${id} to be tried ${times} times in vain`,
			async () => (await sandbox.rowsOf('Approvals', id)).some(({ attempts }) => Number(attempts) >= times),
			PATIENCE_MS,
		);

	it('is not paid when nobody knows what was approved and the invoice was changed since', async () => {
		const invoice = anApInvoice();
		const id = await sandbox.submit(invoice);
		await sandbox.approveInSilence(id);
		const trouble = await salesforceIsDown(sandbox.everything);
		// As Reconcile BILL and Salesforce takes up such an approval.
		await addRows(sandbox.everything.client, 'Approvals', [
			{
				approvalKey: `${id}:lost`,
				recordId: id,
				state: 'new',
				nextTryAt: new Date().toISOString(),
				claimedBy: '',
				holder: `${id}-lost`,
				attempts: 0,
				reason: 'changedSince',
			},
		]);
		await untilTriedAgain(id, 1);
		await trouble.end();

		await sandbox.untilStatus(id, 'Needs Attention', PATIENCE_MS);

		expect(await sandbox.paymentsOf(invoice)).toEqual([]);
	});

	it('keeps its payment, and shows it, even when the approval was withdrawn meanwhile', async () => {
		const locked = await recordsStayLockedAfterApproval(sandbox.everything);
		const batch = await Batch.submit(sandbox, 2);
		await batch.approve();
		await batch.untilTried(1, PATIENCE_MS);
		const trouble = await salesforceIsDown(sandbox.everything);
		await batch.untilTried(2, PATIENCE_MS);
		await trouble.end();
		const [withdrawn] = batch.ids;
		await sandbox.changeApproved('AP_Invoice__c', withdrawn, { Approval_Status__c: 'Draft' });
		await locked.end();

		await batch.untilStatus('Paid', PATIENCE_MS);

		expect(await batch.accounts()).toEqual(batch.due);
	});
});
