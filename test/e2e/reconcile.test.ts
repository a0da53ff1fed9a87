import { readTable } from '../../sandbox/n8n/tables';
import { BillUser } from './billUser';
import { itemsOf, WorkflowByHand } from './byHand';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

describe('both sides compared, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start();
		workflow = await WorkflowByHand.open(sandbox, 'Reconcile BILL and Salesforce');
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	const run = async () => await workflow.run('Every hour');

	it('makes up for reports of BILL that never arrived, and switches the subscription on again', async () => {
		const { bill } = sandbox.everything;
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await bill.send('switches', { paymentTick: 0 });
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Payment Scheduled');
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		await person.switchSubscriptionsOff();
		for (let step = 0; step < 6; step += 1) await bill.send('tick');
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ singleStatus: 'CLEARED' }]);
		expect((await sandbox.invoice(id)).BILL_Sync_Status__c).toBe('Payment Scheduled');

		await run();
		const paid = await sandbox.untilStatus(id, 'Paid');
		await bill.send('switches', { paymentTick: 50 });

		expect(paid.Paid_Amount__c).toBe(120.5);
		const { subscriptions } = await bill.read<{ subscriptions: Array<{ status: { enabled: boolean } }> }>(
			'state',
		);
		expect(subscriptions.map(({ status }) => status.enabled)).toEqual([true]);
	});

	it('takes up an approval whose event never came, once', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);
		await workflow.fillIn({ minutesBeforeMissing: -1 });

		await run();
		await run();
		await sandbox.untilStatus(id, 'Paid');

		const rows = await readTable(sandbox.everything.client, 'Approvals');
		expect(rows.filter(({ recordId }) => recordId === id)).toHaveLength(1);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('leaves a fresh approval to the event that is still on its way', async () => {
		const id = await sandbox.submit(anApInvoice());
		await sandbox.approveInSilence(id);
		await workflow.fillIn({ minutesBeforeMissing: 15 });

		await run();

		const rows = await readTable(sandbox.everything.client, 'Approvals');
		expect(rows.filter(({ recordId }) => recordId === id)).toEqual([]);
	});

	it('lists a payment that no invoice names, once, and changes nothing', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const person = await BillUser.logIn(sandbox.everything.sandbox);
		const paymentId = await person.payBill({
			vendorName: 'Stray vendor',
			invoiceNumber: 'STRAY-1',
			amount: 1,
			transactionNumber: `SF-${id}-0badf00d`,
		});

		await run();
		await run();

		expect(await sandbox.deadLetters(id)).toMatchObject([
			{ message: expect.stringMatching(new RegExp(`Payment ${paymentId} over 1 .*names no payment`)) },
		]);
		expect((await sandbox.invoice(id)).BILL_Sync_Status__c).toBe('Not Sent');
	});

	it('leaves a payment alone whose run has not told anybody yet', async () => {
		const first = anApInvoice();
		const accountId = await sandbox.enterVendor(first.vendor);
		const firstId = await sandbox.submitFor(accountId, first);
		await sandbox.approve(firstId);
		await sandbox.untilStatus(firstId, 'Paid'); // and its vendor is linked, so nothing but the outcome is left to write
		const id = await sandbox.submitFor(accountId, anApInvoice({ vendor: first.vendor }));
		await sandbox.everything.bill.send('switches', { paymentTick: 0 });
		const order = { kind: 'latency', on: 'PATCH /composite/sobjects', ms: 15_000, times: 1 };
		await sandbox.everything.salesforce.send('faults', order);

		await sandbox.approve(id);
		await sandbox.until('the payment', async () => (await sandbox.paymentsOf(first)).length === 2);
		await run();

		expect((await sandbox.invoice(id)).BILL_Payment_Id__c).toBeNull();
		await sandbox.untilStatus(id, 'Payment Scheduled');
		expect(await sandbox.deadLetters(id)).toEqual([]);
	});

	// Last: the node remembers until the full hour that the calls are used up.
	it('leaves to the next hour what passes by itself, and asks nobody', async () => {
		const before = (await readTable(sandbox.everything.client, 'Dead Letters')).length;
		await sandbox.everything.bill.send('faults', {
			kind: 'refusal',
			on: 'GET /v3/payments',
			code: 'BDC_1144',
			times: 1,
		});

		const execution = await run();

		await sandbox.everything.bill.clear('faults');
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Was it listed before?')).toEqual([]);
		expect(await readTable(sandbox.everything.client, 'Dead Letters')).toHaveLength(before);
	});
});
