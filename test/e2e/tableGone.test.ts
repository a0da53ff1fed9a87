import { dropTable, readTable } from '../../sandbox/n8n/tables';
import { WorkflowByHand } from './byHand';
import { edits, inWorkflow, timersEvery, workersEvery } from './edits';
import { anApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { paymentsStandStill } from './trouble';

/** Whoever starts the workflow that works on a missing table, its run fails; the workflow itself has to tell. */
describe('a workflow whose table somebody deleted, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let setUp: WorkflowByHand;
	let reconcile: WorkflowByHand;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(workersEvery(5), inWorkflow('Tidy tables', timersEvery(5))),
		});
		setUp = await WorkflowByHand.open(sandbox, 'Set up tables and check connections');
		reconcile = await WorkflowByHand.open(sandbox, 'Reconcile BILL and Salesforce');
		await reconcile.fillIn({ minutesBeforeMissing: -1 });
	});

	afterAll(async () => {
		await sandbox?.stop();
	});

	/** Waits until a workflow has listed its own failure over a table for follow-up, and returns what it says. */
	const failureOf = async (workflow: string, table: string) =>
		await sandbox.until(`"${workflow}" to list its failure`, async () => {
			const letters = await readTable(sandbox.everything.client, 'Dead Letters');
			return letters.find(
				({ workflowName, message }) => workflowName === workflow && String(message).includes(table),
			);
		});
	/** As `failureOf`, and waits until it has failed twice more: it has listed that once. */
	const failureToldOnceOf = async (workflow: string, table: string) => {
		const byHand = await WorkflowByHand.open(sandbox, workflow);
		const told = await failureOf(workflow, table);
		const before = (await byHand.failures()).length;
		await sandbox.until(
			`"${workflow}" to fail twice more`,
			async () => (await byHand.failures()).length > before + 1,
		);
		const letters = await readTable(sandbox.everything.client, 'Dead Letters');
		const same = letters.filter(
			({ workflowName, message }) => workflowName === workflow && message === told.message,
		);
		expect(same).toHaveLength(1);
		return told;
	};
	const without = async (table: string) => await dropTable(sandbox.everything.client, table);
	const again = async () => await setUp.run('When you select Execute');

	afterEach(again); // one case that fails leaves the others their tables

	it('tells once that approvals could not be stored, and loses none', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		await without('Approvals');

		await sandbox.approve(id);
		const told = [
			await failureOf('Receive approvals', 'Approvals'),
			await failureToldOnceOf('Pay approved invoices', 'Approvals'),
		];
		const inBill = await sandbox.billsOf(draft);
		await again();
		await reconcile.run('Every hour');
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(told.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Approvals were received but could not be stored .* hour/),
			expect.any(String),
		]);
		expect(inBill).toEqual([]);
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('pays nothing while nobody can say whether payments are paused, and pays once that can be read', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const pay = await WorkflowByHand.open(sandbox, 'Pay approved invoices');
		await pay.fillIn({ leaseMinutes: 0.1 });
		await pay.publish();
		await without('AP Switches');

		await sandbox.approve(id);
		const told = await failureToldOnceOf('Pay approved invoices', 'AP Switches');
		const inBill = [...(await sandbox.vendorsOf(draft)), ...(await sandbox.billsOf(draft))];
		await again();
		await sandbox.untilStatus(id, 'Paid');

		expect(told.message).toMatch(/Run Set up tables and check connections/);
		expect(inBill).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('tells once that reports of BILL could not be stored, and misses no payment', async () => {
		const draft = anApInvoice();
		const id = await sandbox.submit(draft);
		const stillness = await paymentsStandStill(sandbox.everything);
		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Payment Scheduled');
		await without('BILL Events');

		await stillness.end();
		const told = [
			await failureOf('Receive BILL events', 'BILL Events'),
			await failureToldOnceOf('Report payments to Salesforce', 'BILL Events'),
		];
		const { BILL_Sync_Status__c: meanwhile } = await sandbox.invoice(id);
		await again();
		await reconcile.run('Every hour');
		const paid = await sandbox.untilStatus(id, 'Paid');

		expect(told.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^The workflow Receive BILL events stopped .*BILL Events.*Nothing is lost/),
			expect.stringMatching(/^The workflow Report payments to Salesforce stopped .*BILL Events/),
		]);
		expect(meanwhile).toBe('Payment Scheduled');
		expect(paid.Paid_Amount__c).toBe(120.5);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('tells once that the tables are not tidied any more, until they are there again', async () => {
		const tidy = await WorkflowByHand.open(sandbox, 'Tidy tables');
		await without('Alert Deliveries');

		const told = await failureToldOnceOf('Tidy tables', 'Alert Deliveries');
		await again();

		expect(told.reference).toMatch(/^Delete who was told on \d{4}-\d\d-\d\d$/);
		expect(await tidy.run('Every night')).toMatchObject({ status: 'success' });
	});
});
