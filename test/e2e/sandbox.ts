import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillRecord, PaymentRecord, SalesforceInvoice } from '../../sandbox/console/simulators';
import { N8nClient } from '../../sandbox/n8n/client';
import {
	complaints,
	listExecutions,
	readExecution,
	untilEnded,
	untilQuiet,
	type Execution,
} from '../../sandbox/n8n/executions';
import { startN8n } from '../../sandbox/n8n/launcher';
import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import { until } from '../../sandbox/n8n/until';
import { replaceWorkflow, runWorkflow, type StoredWorkflow } from '../../sandbox/n8n/workflows';
import { ADMINISTRATOR, APPROVER, SUBMITTER } from '../../sandbox/salesforce/tenant';
import { diagnosis } from '../../sandbox/start/diagnosis';
import { startEverything, type Everything } from '../../sandbox/start/everything';
import { SalesforceUser } from '../../sandbox/start/salesforceUser';
import { keepJournal } from '../journal/keepJournal';
import type { ApInvoice } from './invoice';

/** A payment reaches its end in a few tenths of a second. */
const PAYMENT_TICK_MS = 50;
const PATIENCE_MS = 60_000;
const APPROVAL_TOPIC = '/event/BILL_Approval__e';

/** Both simulators and a real n8n with every workflow, and the people who work with them. */
export class SandboxUnderTest {
	private constructor(
		/** The parts; n8n and its client change when n8n is restarted. */
		public everything: Everything,
		private readonly stateDir: string,
		private readonly submitter: SalesforceUser,
		private readonly approver: SalesforceUser,
		private readonly administrator: SalesforceUser,
	) {}

	/** Starts all of it, fresh. Takes about 20 seconds. */
	static async start(): Promise<SandboxUnderTest> {
		const { N8N_PROGRAM: n8nProgram } = process.env;
		if (n8nProgram === undefined)
			throw new Error('These tests need n8n: run them with "npm test -- --only e2e".');
		const stateDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-billcom-salesforce-e2e-'));
		const options = { n8nProgram, stateDir, invoices: 0, paymentTickMs: PAYMENT_TICK_MS };
		const everything = await startEverything(options).catch(async (error: unknown) => {
			await rm(stateDir, { recursive: true, force: true });
			throw error;
		});
		const submitter = await SalesforceUser.logIn(everything.sandbox, SUBMITTER.userName);
		const approver = await SalesforceUser.logIn(everything.sandbox, APPROVER.userName);
		const administrator = await SalesforceUser.logIn(everything.sandbox, ADMINISTRATOR.userName);
		return new SandboxUnderTest(everything, stateDir, submitter, approver, administrator);
	}

	async stop(): Promise<void> {
		await keepJournal(this.everything.sandbox.billUrl);
		await this.everything.stop();
		await rm(this.stateDir, { recursive: true, force: true });
	}

	/** Enters an invoice with its vendor and lines in Salesforce and submits it for approval. Returns its record id. */
	async submit({ vendor, lines, ...fields }: ApInvoice): Promise<string> {
		// Finance may not link an account to BILL; what is wrong in a link is an administrator's doing.
		const vendorId = await this.administrator.create('Account', vendor);
		const id = await this.submitter.create('AP_Invoice__c', { ...fields, Vendor__c: vendorId });
		for (const line of lines)
			await this.submitter.create('AP_Invoice_Line__c', { ...line, AP_Invoice__c: id });
		await this.submitter.submit([id]);
		return id;
	}

	/** Decides as the approver; Salesforce then publishes the approval event. */
	async approve(id: string): Promise<void> {
		await this.approver.approve([id]);
	}

	/** What a message asks for: the invoice goes back to Draft, corrected, and is approved once more. */
	async approveAgain(id: string, corrections: Record<string, unknown> = {}): Promise<void> {
		// The quick action Set Back to Draft, which runs in system mode: nobody of finance may edit the status.
		await this.administrator.update('AP_Invoice__c', id, { Approval_Status__c: 'Draft' });
		if (Object.keys(corrections).length > 0) await this.submitter.update('AP_Invoice__c', id, corrections);
		await this.submitter.submit([id]);
		await this.approve(id);
	}

	/** Decides without an event, so that a test can publish it when and as often as it wants. */
	async approveInSilence(id: string): Promise<void> {
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: true });
		await this.approve(id);
		await this.everything.salesforce.send('switches', { suppressApprovalEvents: false });
	}

	/** Publishes the approval event of a decided record and returns the event's id. Each call is an event of its own. */
	async publishApproval(id: string): Promise<string> {
		const fields = await this.approvalFields(id);
		const { eventUuid } = await this.everything.salesforce.send<{ eventUuid: string }>('events', {
			topic: APPROVAL_TOPIC,
			fields,
		});
		return eventUuid;
	}

	/** Delivers a published event once more, as Salesforce may. */
	async redeliver(eventUuid: string): Promise<void> {
		await this.everything.salesforce.send('events', { redeliver: eventUuid });
	}

	/** Ends n8n, or has it killed, lets something happen, and starts it again on the same database and port. */
	async restartN8n({
		isKilled = false,
		whileDown,
	}: {
		isKilled?: boolean;
		whileDown?: () => Promise<void>;
	}): Promise<void> {
		const { N8N_PROGRAM: program = '' } = process.env;
		const { n8n: old, stop: stopOthers } = this.everything;
		await (isKilled ? old.kill() : old.stop());
		await whileDown?.();
		const n8n = await startN8n({
			program,
			userFolder: join(this.stateDir, 'n8n'),
			port: Number(new URL(old.url).port),
		});
		const stop = async () => {
			await n8n.stop();
			await stopOthers();
		};
		this.everything = { ...this.everything, n8n, stop, client: await N8nClient.signIn(n8n.url) };
	}

	/** The vendor as Salesforce has it. */
	async vendorAccount({ vendor }: ApInvoice): Promise<Record<string, unknown>> {
		const accounts = await this.everything.salesforce.read<Array<Record<string, unknown>>>('state', {
			object: 'Account',
		});
		return accounts.find(({ Name }) => Name === vendor.Name) ?? {};
	}

	/** What BILL reported about a payment, as the workflow stored it. */
	async inboxOf({ transactionNumber }: PaymentRecord & { transactionNumber?: string }): Promise<TableRow[]> {
		const rows = await readTable(this.everything.client, 'Webhook Inbox');
		return rows.filter((row) => row.transactionNumber === transactionNumber);
	}

	/** The invoice as Salesforce has it now. */
	async invoice(id: string): Promise<SalesforceInvoice> {
		const invoices = await this.everything.salesforce.read<SalesforceInvoice[]>('state', {
			object: 'AP_Invoice__c',
		});
		const found = invoices.find((invoice) => invoice.Id === id);
		if (!found) throw new Error(`Salesforce has no invoice ${id}.`);
		return found;
	}

	/** Waits until Salesforce shows a status on the invoice and nothing runs any more, then returns the invoice. */
	async untilStatus(id: string, status: string): Promise<SalesforceInvoice> {
		await this.until(`invoice ${id} to become "${status}"`, async () => {
			return (await this.invoice(id)).BILL_Sync_Status__c === status;
		});
		await untilQuiet(this.everything.client, PATIENCE_MS);
		return await this.invoice(id);
	}

	/** Waits for a fact; when it does not come, the error says what failed where. */
	async until<T>(fact: string, look: () => Promise<T | undefined | false>): Promise<T> {
		return await until(look, { fact, withinMs: PATIENCE_MS, explain: async () => await this.explain() });
	}

	/** Bills of one vendor, by its name. */
	async billsOf({ vendor }: ApInvoice): Promise<BillRecord[]> {
		const { bills } = await this.everything.bill.read<{ bills: BillRecord[] }>('state');
		return bills.filter(({ vendorName }) => vendorName === vendor.Name);
	}

	/** Payments of one vendor's bills. */
	async paymentsOf(invoice: ApInvoice): Promise<PaymentRecord[]> {
		const billIds = (await this.billsOf(invoice)).map(({ id }) => id);
		const { payments } = await this.everything.bill.read<{ payments: PaymentRecord[] }>('state');
		return payments.filter(({ billId }) => billIds.includes(billId));
	}

	/** Vendors in BILL that carry the invoice's vendor name. */
	async vendorsOf({ vendor }: ApInvoice): Promise<Array<{ id: string; name: string }>> {
		const { vendors } = await this.everything.bill.read<{ vendors: Array<{ id: string; name: string }> }>(
			'state',
		);
		return vendors.filter(({ name }) => name === vendor.Name);
	}

	private async approvalFields(id: string): Promise<Record<string, unknown>> {
		const [round] = await this.approver.query<{ Id: string }>(
			`SELECT Id FROM ProcessInstance WHERE TargetObjectId = '${id}' ORDER BY CreatedDate DESC LIMIT 1`,
		);
		const { Amount__c: amount, Vendor__c: vendor } = await this.invoice(id);
		return {
			Record_Id__c: id,
			Object_Name__c: 'AP_Invoice__c',
			Decision__c: 'Approved',
			Approval_Id__c: round.Id,
			Amount__c: amount,
			Decided_By__c: APPROVER.id,
			Decided_At__c: new Date().toISOString(),
			Vendor_Id__c: vendor,
		};
	}

	/** Ended runs of the workflow that pays, which dealt with one record. Oldest first. */
	async paymentRuns(id: string): Promise<Execution[]> {
		const { client } = this.everything;
		const summaries = await listExecutions(client, { workflowId: this.paymentWorkflow().id });
		const runs = await Promise.all(summaries.map(async (summary) => await readExecution(client, summary.id)));
		return runs
			.filter(({ stoppedAt, runData }) => stoppedAt !== null && JSON.stringify(runData).includes(id))
			.reverse();
	}

	/** The follow-up rows of one record. */
	async deadLetters(id: string): Promise<TableRow[]> {
		return (await readTable(this.everything.client, 'Dead Letters')).filter(
			({ recordId }) => recordId === id,
		);
	}

	/** Looks at once for approved invoices that nobody finished, instead of after half an hour. */
	async lookForUnfinished(): Promise<void> {
		const { client } = this.everything;
		const workflow = this.workflowWith('Find invoices nobody finished');
		const draft = JSON.stringify(workflow).replace('"value":30', '"value":0');
		await replaceWorkflow(client, workflow.id, JSON.parse(draft));
		await untilEnded(client, await runWorkflow(client, workflow.id, 'Every quarter of an hour'));
	}

	private paymentWorkflow(): StoredWorkflow {
		return this.workflowWith('When an approval is final');
	}

	private workflowWith(nodeName: string): StoredWorkflow {
		const workflows = [...this.everything.provisioned.workflows.values()];
		const found = workflows.find(({ nodes }) => nodes.some(({ name }) => name === nodeName));
		if (!found) throw new Error(`No workflow has a node "${nodeName}".`);
		return found;
	}

	private async explain(): Promise<string> {
		const { client } = this.everything;
		const summaries = await listExecutions(client);
		const runs = await Promise.all(
			summaries.map(async ({ id, workflowName }) => {
				const execution = await readExecution(client, id);
				return { execution, workflowName, messages: complaints(execution) };
			}),
		);
		const troubled = runs.filter(
			({ execution, messages }) => messages.length > 0 || execution.status !== 'success',
		);
		return await diagnosis(this.everything, troubled);
	}
}
