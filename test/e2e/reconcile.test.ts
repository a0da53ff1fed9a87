import { readTable } from '../../sandbox/n8n/tables';
import { BillUser } from './billUser';
import { itemsOf, WorkflowByHand } from './byHand';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';

/** Nothing calls Pay approved invoices here: it comes by itself, and then takes its time on a busy machine. */
const PAY_EVERY_MS = 60_000;

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

	it('shows the end of a payment again where something older was written over it', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');
		await sandbox.changeApproved('AP_Invoice__c', id, {
			BILL_Sync_Status__c: 'Payment Scheduled',
			Paid_Amount__c: null,
			Paid_Date__c: null,
		});

		await run();
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(paid).toMatchObject({ Paid_Amount__c: 120.5, Paid_Date__c: expect.any(String) });
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('takes up an approval whose event never came, once', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.approveInSilence(id);
		await workflow.fillIn({ minutesBeforeMissing: -1 });

		await run();
		await run();
		await sandbox.untilStatus(id, 'Paid', 2 * PAY_EVERY_MS);

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

	it('leaves a payment alone while a run works on its invoice, and lists it afterwards', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await sandbox.everything.bill.send('switches', { paymentTick: 0 });
		const order = { kind: 'latency', on: 'PATCH /composite/sobjects', ms: 15_000, times: 1 };
		await sandbox.everything.salesforce.send('faults', order);
		await sandbox.approve(id);
		await sandbox.until('the run to have begun', async () => (await sandbox.vendorsOf(draft)).length > 0);
		const paymentId = await (
			await BillUser.logIn(sandbox.everything.sandbox)
		).payBill({
			vendorName: 'Early vendor',
			invoiceNumber: 'EARLY-1',
			amount: 1,
			transactionNumber: `SF-${id}-0badf00d`,
		});

		await run();
		const listedMeanwhile = await sandbox.deadLetters(id);
		await sandbox.untilStatus(id, 'Payment Scheduled');
		await run();

		expect(listedMeanwhile).toEqual([]);
		expect(await sandbox.deadLetters(id)).toMatchObject([
			{ message: expect.stringMatching(new RegExp(`Payment ${paymentId} over 1 .*names payment `)) },
		]);
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
