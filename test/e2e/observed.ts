import type { BillRecord, PaymentRecord, SalesforceInvoice } from '../../sandbox/console/simulators';
import { complaints, listExecutions, readExecution, untilQuiet } from '../../sandbox/n8n/executions';
import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import { until } from '../../sandbox/n8n/until';
import type { JournalEntry } from '../../sandbox/start/control';
import { diagnosis } from '../../sandbox/start/diagnosis';
import type { Everything } from '../../sandbox/start/everything';
import type { ApInvoice } from './invoice';

const PATIENCE_MS = 60_000;
/** What is told when somebody has voided a payment. */
const VOIDED = /was (voided|cancelled) in BILL/;

/** What a test sees of both systems and of n8n between them. */
export class Observed {
	/** @param everything the parts; n8n and its client change when n8n is restarted */
	constructor(public everything: Everything) {}

	/** Waits for a fact; when it does not come, the error says what failed where. */
	async until<T>(
		fact: string,
		look: () => Promise<T | undefined | false>,
		withinMs = PATIENCE_MS,
	): Promise<T> {
		return await until(look, { fact, withinMs, explain: async () => await this.explain() });
	}

	/** Waits until Salesforce shows a status on the invoice and nothing runs any more, then returns the invoice. */
	async untilStatus(id: string, status: string, withinMs = PATIENCE_MS): Promise<SalesforceInvoice> {
		await this.untilShown(id, status, withinMs);
		await untilQuiet(this.everything.client, PATIENCE_MS);
		return await this.invoice(id);
	}

	/** The same, whatever runs: to n8n, what a killed worker did runs for a long time. */
	async untilShown(id: string, status: string, withinMs = PATIENCE_MS): Promise<void> {
		const look = async () => (await this.invoice(id)).BILL_Sync_Status__c === status;
		await this.until(`invoice ${id} to become "${status}"`, look, withinMs);
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

	/** The ids of an invoice's lines in Salesforce, in the order in which they were entered. */
	async linesOf(id: string): Promise<string[]> {
		const lines = await this.everything.salesforce.read<Array<{ Id: string; AP_Invoice__c: string }>>(
			'state',
			{
				object: 'AP_Invoice_Line__c',
			},
		);
		return lines.filter(({ AP_Invoice__c: parent }) => parent === id).map(({ Id }) => Id);
	}

	/** The vendor as Salesforce has it. */
	async vendorAccount({ vendor }: ApInvoice): Promise<Record<string, unknown>> {
		const accounts = await this.everything.salesforce.read<Array<Record<string, unknown>>>('state', {
			object: 'Account',
		});
		return accounts.find(({ Name }) => Name === vendor.Name) ?? {};
	}

	/** Vendors in BILL that carry the invoice's vendor name. */
	async vendorsOf({ vendor }: ApInvoice): Promise<Array<{ id: string; name: string }>> {
		const { vendors } = await this.everything.bill.read<{ vendors: Array<{ id: string; name: string }> }>(
			'state',
		);
		return vendors.filter(({ name }) => name === vendor.Name);
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

	/** The rows of one record in a table of n8n, oldest first, such as its rounds in Approvals. */
	async rowsOf(table: string, recordId: string): Promise<TableRow[]> {
		const rows = await readTable(this.everything.client, table);
		return rows.filter((row) => row.recordId === recordId);
	}

	/** What BILL reported about a payment, as the workflow stored it. */
	async eventsOf({ id }: Pick<PaymentRecord, 'id'>): Promise<TableRow[]> {
		const rows = await readTable(this.everything.client, 'BILL Events');
		return rows.filter(({ paymentId }) => paymentId === id);
	}

	/** The follow-up rows of one record. */
	async deadLetters(id: string): Promise<TableRow[]> {
		return await this.rowsOf('Dead Letters', id);
	}

	/**
	 * What n8n ever asked a person to look at, in its words: Dead Letters and Needs Attention. Nothing: nobody was asked. That
	 * somebody has voided a payment is told as well, and no trouble of n8n's.
	 */
	async askedPeople({ client }: Pick<Everything, 'client'> = this.everything): Promise<string[]> {
		const letters = (await readTable(client, 'Dead Letters')).filter(
			({ message }) => !VOIDED.test(String(message)),
		);
		const marked = (await this.written()).filter(({ status }) => status === 'Needs Attention');
		return [
			...letters.map(({ reference, message }) => `${String(reference)}: ${String(message)}`),
			...marked.map(({ recordId, message }) => `${recordId} in Salesforce: ${message}`),
		];
	}

	/**
	 * Waits until no row of n8n's, or of several n8n, is about to be worked on: whoever could still change a status has done so.
	 * Reports about payments that another n8n has made are looked for again for an hour; those do not count.
	 */
	async untilNothingIsLeft(...all: Array<Pick<Everything, 'client'>>): Promise<void> {
		const busy = async ({ client }: Pick<Everything, 'client'>) => {
			const rows = [...(await readTable(client, 'Approvals')), ...(await readTable(client, 'BILL Events'))];
			return rows.some(({ state }) => ['', 'new', 'working', 'retry'].includes(String(state ?? '')));
		};
		await this.until('every row to be settled', async () => {
			const left = await Promise.all((all.length > 0 ? all : [this.everything]).map(busy));
			return !left.includes(true);
		});
	}

	/** What people were told through the alert address, oldest first. */
	async alerts(): Promise<string[]> {
		const { consoleUrl } = this.everything.sandbox;
		const answer = await fetch(`${consoleUrl}/api/alerts`);
		const alerts = (await answer.json()) as Array<{ text: string }>;
		return alerts.map(({ text }) => text).reverse();
	}

	/** The statuses an invoice has had in Salesforce, in the order in which they were written; repetitions left out. */
	async statusesOf(id: string): Promise<string[]> {
		const all = (await this.written()).filter(({ recordId }) => recordId === id).map(({ status }) => status);
		return all.filter((status, index) => status !== '' && status !== all[index - 1]);
	}

	/** The messages an invoice was given in Salesforce, in the order in which they were written, repetitions too. */
	async messagesOf(id: string): Promise<string[]> {
		const all = (await this.written()).filter(({ recordId }) => recordId === id);
		return all.map(({ message }) => message).filter((message) => message !== '');
	}

	/** Each change of an invoice that n8n has sent to Salesforce and that was taken, oldest first. */
	private async written(): Promise<Array<{ recordId: string; status: string; message: string }>> {
		const calls = await this.everything.salesforce.read<JournalEntry[]>('journal', {
			path: '/composite/sobjects',
			method: 'PATCH',
		});
		return calls.flatMap(({ body, status: httpStatus, response }) => {
			const { records = [] }: { records?: Array<Record<string, unknown>> } = Object(body);
			const refused = Array.isArray(response) ? response.map((one) => Object(one).success === false) : [];
			return httpStatus >= 400
				? []
				: records
						.filter((_record, index) => !refused[index])
						.map((record) => ({
							recordId: String(record.id ?? record.Id),
							status: String(record.BILL_Sync_Status__c ?? ''),
							message: String(record.BILL_Sync_Message__c ?? ''),
						}));
		});
	}

	private async explain(): Promise<string> {
		const { client } = this.everything;
		// The fact may have been waited for while n8n is down.
		const summaries = await listExecutions(client).catch(() => []);
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
