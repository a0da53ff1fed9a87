import { INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { listExecutions } from '../../sandbox/n8n/executions';
import { addRows, changeRows } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { edits, workersEvery } from './edits';
import { anApInvoice } from './invoice';
import { PagedForm } from './pagedForm';
import { SandboxUnderTest } from './sandbox';

const DAY_MS = 86_400_000;

describe('a record that n8n cannot read or write in Salesforce, on a real n8n', () => {
	let sandbox: SandboxUnderTest;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: edits(workersEvery(4)) });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	/** What the integration user may do, beyond everything: an administrator has changed it. */
	const restrict = async (access: Record<string, unknown>) =>
		await sandbox.everything.salesforce.send('permissions', {
			userName: INTEGRATION_USER.userName,
			...access,
		});

	it('is paid once, asked about, and shows the payment when the permission is back', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await restrict({ fields: { 'AP_Invoice__c.BILL_Sync_Status__c': 'read' } });

		await sandbox.approve(id);
		await sandbox.until('somebody to be asked', async () => (await sandbox.deadLetters(id)).length > 0);
		await sandbox.until('the payment to clear', async () =>
			(await sandbox.paymentsOf(draft)).some(({ singleStatus }) => singleStatus === 'CLEARED'),
		);
		await sandbox.untilNothingIsLeft();
		const before = await sandbox.invoice(id);
		const [letter] = await sandbox.deadLetters(id);
		const alertsAboutIt = async () =>
			(await sandbox.alerts()).filter((text) => text.includes(draft.Invoice_Number__c));
		await sandbox.until('an alert', async () => (await alertsAboutIt()).length > 0);
		await restrict({});
		await (await WorkflowByHand.open(sandbox, 'Reconcile BILL and Salesforce')).run('Every hour');
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(before).toMatchObject({ BILL_Sync_Status__c: 'Not Sent', BILL_Payment_Id__c: null });
		expect(letter.message).toMatch(/Salesforce does not show this yet: .*BILL_Sync_Status__c/);
		expect((await alertsAboutIt())[0]).toContain('Salesforce does not show this yet');
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.billsOf(draft)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([
			{ id: paid.BILL_Payment_Id__c, amount: 120.5, singleStatus: 'CLEARED' },
		]);
	});

	it('is not told anything by a run that has lost its row meanwhile', async () => {
		const { bill, client } = sandbox.everything;
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await bill.send('faults', { kind: 'latency', on: 'POST /v3/payments', ms: 20_000, times: 1 });
		const rowOf = async () => (await sandbox.rowsOf('Approvals', id))[0];

		await sandbox.approve(id);
		await sandbox.until('a bill', async () => (await sandbox.billsOf(draft)).length > 0);
		const run = String((await rowOf()).claimedBy);
		await changeRows(client, 'Approvals', { recordId: id }, { claimedBy: 'another run', nextTryAt: null });
		await sandbox.until(
			'the run to end',
			async () => (await listExecutions(client)).find((one) => one.id === run)?.status === 'success',
		);
		const untold = await sandbox.invoice(id);
		const row = await rowOf();
		const nextTryAt = new Date().toISOString();
		await changeRows(client, 'Approvals', { recordId: id }, { claimedBy: '', nextTryAt });
		await sandbox.untilStatus(id, 'Paid');

		expect(untold).toMatchObject({ BILL_Sync_Status__c: 'Not Sent', BILL_Payment_Id__c: null });
		expect(row).toMatchObject({ claimedBy: 'another run', state: 'working' });
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('is still found by the payment run when its bill waits for it', async () => {
		const draft = anApInvoice({ Due_Date__c: new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10) });
		await addRows(sandbox.everything.client, 'Routing Rules', [
			{ priority: 1, vendorName: draft.vendor.Name, action: 'bill only' },
		]);
		const id = await sandbox.submit(draft);
		await restrict({ fields: { 'AP_Invoice__c.BILL_Sync_Status__c': 'read' } });

		await sandbox.approve(id);
		const letter = await sandbox.until('somebody to be asked', async () =>
			(await sandbox.deadLetters(id)).at(0),
		);
		await restrict({});
		const pages = await PagedForm.send(sandbox, '/form/pay-bills', ['Dana Miller', '']);

		expect(letter.message).toMatch(/Salesforce does not show this yet: .*BILL_Sync_Status__c/);
		expect(await sandbox.deadLetters(id)).toHaveLength(1);
		expect(await sandbox.rowsOf('Approvals', id)).toMatchObject([
			{ state: 'bill created', reason: 'billOnly', nextTryAt: null, message: letter.message },
		]);
		expect(pages.html).toContain(draft.Invoice_Number__c);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('is not paid, and asked about once, while n8n does not see it', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);
		await restrict({ objects: { AP_Invoice__c: 'none' } });

		await sandbox.publishApproval(id);
		const letter = await sandbox.until('somebody to be asked', async () =>
			(await sandbox.deadLetters(id)).at(0),
		);
		await sandbox.untilNothingIsLeft();

		await restrict({});
		expect(letter.message).toMatch(/AP_Invoice__c/);
		expect(await sandbox.deadLetters(id)).toHaveLength(1);
		expect(await sandbox.rowsOf('Approvals', id)).toMatchObject([{ state: 'needs attention' }]);
		expect(await sandbox.billsOf(draft)).toEqual([]);
		expect(await sandbox.vendorsOf(draft)).toEqual([]);
	});
});
