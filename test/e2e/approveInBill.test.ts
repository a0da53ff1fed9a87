import { TENANT } from '../../sandbox/bill/tenant';
import { addRows, changeRows, emptyTable } from '../../sandbox/n8n/tables';
import { BillUser } from './billUser';
import { WorkflowByHand } from './byHand';
import { edits, inWorkflow, timersEvery, workersEvery } from './edits';
import { anApInvoice, type ApInvoice } from './invoice';
import { SandboxUnderTest } from './sandbox';
import { theOneSentence } from './told';

const [goodLine] = anApInvoice().lines;
const over = (amount: number): ApInvoice =>
	anApInvoice({ Amount__c: amount, lines: [{ ...goodLine, Amount__c: amount }] });

const SWITCHES = {
	paymentsPaused: 'no',
	limitPerPayment: '',
	limitPerVendorAndDay: '',
	limitPerDay: '',
	limitCurrency: 'USD',
	carriesApprovalsOver: 'yes',
};

const isApproved = (bill: object): boolean => 'approvalStatus' in bill && bill.approvalStatus === 'APPROVED';

/** From 5,000 the user of n8n approves in BILL; from 1,000 Pat Approver does so before. */
describe('a bill for which BILL wants an approval as well, on a real n8n', () => {
	let sandbox: SandboxUnderTest;
	let workflow: WorkflowByHand;
	let pat: BillUser;

	beforeAll(async () => {
		sandbox = await SandboxUnderTest.start({
			edit: edits(workersEvery(5), inWorkflow('Approve bills in BILL', timersEvery(3))),
		});
		workflow = await WorkflowByHand.open(sandbox, 'Approve bills in BILL');
		await emptyTable(sandbox.everything.client, 'AP Switches');
		const rows = Object.entries(SWITCHES).map(([name, value]) => ({ name, value }));
		await addRows(sandbox.everything.client, 'AP Switches', rows);
		const clerk = await BillUser.logIn(sandbox.everything.sandbox);
		await clerk.askForApproval(5000, [TENANT.userId]);
		await clerk.askForApproval(1000, [TENANT.approverUserId, TENANT.userId]);
		pat = await BillUser.logInAsApprover(sandbox.everything.sandbox);
	});
	afterAll(async () => await sandbox?.stop());

	async function untilSaid(id: string, words: RegExp): Promise<string> {
		return await sandbox.until(`Salesforce to say ${String(words)}`, async () => {
			const message = String((await sandbox.invoice(id)).BILL_Sync_Message__c ?? '');
			return words.test(message) && message;
		});
	}

	/** What the form of the payment run does: the decision, then the row. */
	async function releaseForRun({ id: rowId, approvalKey, recordId }: Record<string, unknown>) {
		const { client } = sandbox.everything;
		const decision = { rowId, approvalKey, recordId, amount: 8000, kind: 'payment run', state: 'released' };
		await addRows(client, 'Decisions', [{ ...decision, answeredBy: 'Fay Cohen', note: 'due' } as never]);
		const nextTryAt = new Date().toISOString();
		await changeRows(
			client,
			'Approvals',
			{ id: rowId as number },
			{ state: 'retry', reason: 'released', nextTryAt },
		);
	}

	it('is approved there with the approval of Salesforce, and paid', async () => {
		const draft = over(6000);
		const id = await sandbox.submit(draft);

		await sandbox.approve(id);
		await sandbox.untilStatus(id, 'Paid');

		expect(await sandbox.billsOf(draft)).toMatchObject([{ approvalStatus: 'APPROVED' }]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 6000 }]);
		expect(await sandbox.askedPeople()).toEqual([]);
	});

	it('waits while somebody else comes first, says who, once, and is paid after that', async () => {
		const draft = over(2000);
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		const message = await untilSaid(id, /waits for the approval of/);
		const [bill] = await sandbox.billsOf(draft);
		const paidTooEarly = await sandbox.paymentsOf(draft);

		await pat.decide(bill.id, 'APPROVE');
		await sandbox.untilStatus(id, 'Paid');

		expect(message).toContain('Pat Approver (approver@example.com)');
		expect(paidTooEarly).toEqual([]);
		expect((await sandbox.messagesOf(id)).filter((one) => one === message)).toHaveLength(1);
		expect(await sandbox.billsOf(draft)).toMatchObject([{ id: bill.id, approvalStatus: 'APPROVED' }]);
		expect(await sandbox.paymentsOf(draft)).toHaveLength(1);
	});

	it('asks a person, and is not paid, when somebody denies it in BILL', async () => {
		const draft = over(2500);
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await untilSaid(id, /waits for the approval of/);
		const [bill] = await sandbox.billsOf(draft);

		await pat.decide(bill.id, 'DENY');
		const sentence = await theOneSentence(sandbox, id);

		expect(sentence).toMatch(/denied/i);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});

	it('is approved there while a rule lets it wait for a payment run, which can pay it then', async () => {
		const { client } = sandbox.everything;
		await addRows(client, 'Routing Rules', [{ priority: 1, action: 'bill only' }]);
		const draft = over(8000);
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await sandbox.until('its bill to be approved in BILL', async () =>
			(await sandbox.billsOf(draft)).some(isApproved),
		);
		const [row] = await sandbox.rowsOf('Approvals', id);
		const paidTooEarly = await sandbox.paymentsOf(draft);

		await releaseForRun(row);
		await sandbox.untilStatus(id, 'Paid');
		await emptyTable(client, 'Routing Rules');

		expect(row).toMatchObject({ state: 'bill created', reason: 'billOnly' });
		expect(paidTooEarly).toEqual([]);
		expect(await sandbox.paymentsOf(draft)).toMatchObject([{ amount: 8000 }]);
	});

	it('is denied there when the approval was withdrawn in Salesforce', async () => {
		await workflow.unpublish();
		const draft = over(7000);
		const id = await sandbox.submit(draft);
		await sandbox.approve(id);
		await untilSaid(id, /waits for an approval in BILL/);

		await sandbox.withdraw(id);
		await workflow.publish();
		await sandbox.untilStatus(id, 'Needs Attention');

		expect(await sandbox.billsOf(draft)).toMatchObject([{ approvalStatus: 'DENIED' }]);
		expect(await sandbox.paymentsOf(draft)).toEqual([]);
	});
});
