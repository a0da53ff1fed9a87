import { INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { BillUser } from './billUser';
import { itemsOf, WorkflowByHand } from './byHand';
import { edits, workersEvery } from './edits';
import { FormInBrowser } from './form';
import { OWN_OBJECT } from './ownObject';
import { Payables } from './payables';
import { SandboxUnderTest } from './sandbox';
import { paymentsStandStill } from './trouble';

describe('an org with objects, fields and words of its own, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let payables: Payables;
	let reconcile: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({ edit: edits(workersEvery(4), OWN_OBJECT) });
		await sandbox.everything.salesforce.send('permissions', {
			userName: INTEGRATION_USER.userName,
			objects: { AP_Invoice__c: 'none', AP_Invoice_Line__c: 'none', Account: 'none' },
		});
		payables = await Payables.open(sandbox);
		reconcile = await WorkflowByHand.open(sandbox, 'Reconcile BILL and Salesforce');
		await reconcile.fillIn({ minutesBeforeMissing: -1 });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	it('is asked for no permissions on objects that it has replaced, once it has named them', async () => {
		const setUp = await WorkflowByHand.open(sandbox, 'Set up tables and check connections');
		const before = await setUp.run('When you select Execute');
		await setUp.fillIn({ replacedObjects: 'AP_Invoice__c, AP_Invoice_Line__c,Account' });

		const after = await setUp.run('When you select Execute');

		expect(before.error?.message).toMatch(/does not see the object AP_Invoice__c/);
		expect(after.status).toBe('success');
		expect(String(itemsOf(after, 'Show the page')[0].html)).toMatch(
			/you use other objects: AP_Invoice__c, AP_Invoice_Line__c, Account\./,
		);
	});

	it('sees what it approved paid once, to the cent, and everything on its own records', async () => {
		const entered = await payables.submit();

		await payables.approve(entered);
		const paid = await payables.until(entered, 'Settled');

		const [bill, ...moreBills] = await sandbox.billsOf(entered.draft);
		const [payment, ...morePayments] = await sandbox.paymentsOf(entered.draft);
		const [vendor] = await sandbox.vendorsOf(entered.draft);
		expect([...moreBills, ...morePayments]).toEqual([]);
		expect(bill).toMatchObject({
			amount: 120.5,
			dueDate: entered.draft.Due_Date__c,
			invoice: { invoiceNumber: entered.draft.Invoice_Number__c, invoiceDate: '2026-11-02' },
			billLineItems: [
				{ amount: 100.1, description: 'Paper' },
				{ amount: 20.4, description: 'Toner' },
			],
		});
		expect(payment).toMatchObject({ amount: 120.5, singleStatus: 'CLEARED' });
		expect(paid).toMatchObject({
			Their_Bill__c: bill.id,
			Their_Payment__c: payment.id,
			Settled_Total__c: 120.5,
			Settled_On__c: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		});
		expect(await payables.payeeId(entered)).toBe(vendor.id);
		expect(await sandbox.deadLetters(entered.id)).toEqual([]);
	});

	it('is told what to correct, and the form sends the payable once more', async () => {
		const entered = await payables.submit({ ledger: '9191' });
		await payables.approve(entered);
		const stopped = await payables.until(entered, 'Look At It');
		await (await BillUser.logIn(sandbox.everything.sandbox)).createAccount('9191', 'Own ledger');

		await new FormInBrowser(sandbox).sendAgain(sandbox, [entered.draft.Invoice_Number__c]);
		await payables.until(entered, 'Settled');

		expect(stopped.Money_Note__c).toContain('9191');
		expect(await sandbox.deadLetters(entered.id)).toMatchObject([{ message: stopped.Money_Note__c }]);
		expect(await sandbox.paymentsOf(entered.draft)).toMatchObject([
			{ amount: 120.5, singleStatus: 'CLEARED' },
		]);
	});

	it('is told of a void in its own word, and pays anew', async () => {
		const entered = await payables.submit();
		const stillness = await paymentsStandStill(sandbox.everything);
		await payables.approve(entered);
		await payables.until(entered, 'Underway');
		await sandbox.everything.bill.send('tick');
		const [payment] = await sandbox.paymentsOf(entered.draft);
		await (await BillUser.logIn(sandbox.everything.sandbox)).voidPayment(payment.id);
		const reversed = await payables.until(entered, 'Reversed');
		await stillness.end();

		await new FormInBrowser(sandbox).sendAgain(sandbox, [entered.id]);
		const paid = await payables.until(entered, 'Settled');

		expect(reversed).toMatchObject({ Their_Payment__c: null, Settled_Total__c: null });
		expect(paid.Their_Payment__c).not.toBe(payment.id);
		const statuses = (await sandbox.paymentsOf(entered.draft)).map(({ singleStatus }) => singleStatus);
		expect(statuses.sort()).toEqual(['CLEARED', 'VOIDED']);
		expect(await sandbox.billsOf(entered.draft)).toHaveLength(1);
	});

	it('loses neither an approval without an event nor a payment without a report', async () => {
		const { salesforce, bill } = sandbox.everything;
		const entered = await payables.submit();
		await bill.send('faults', { kind: 'lost-notification', times: 1000 });
		await salesforce.send('switches', { suppressApprovalEvents: true });
		await payables.approve(entered);
		await salesforce.send('switches', { suppressApprovalEvents: false });

		await reconcile.run('Every hour');
		await payables.until(entered, 'Underway');
		await sandbox.until('the payment to clear', async () =>
			(await sandbox.paymentsOf(entered.draft)).every(({ singleStatus }) => singleStatus === 'CLEARED'),
		);
		await reconcile.run('Every hour');
		const paid = await payables.until(entered, 'Settled');
		await bill.clear('faults');

		expect(paid.Settled_Total__c).toBe(120.5);
		expect(await sandbox.rowsOf('Approvals', entered.id)).toHaveLength(1);
		expect(await sandbox.deadLetters(entered.id)).toEqual([]);
	});
});
