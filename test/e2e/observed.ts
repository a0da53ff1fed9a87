import type { BillRecord, PaymentRecord, SalesforceInvoice } from '../../sandbox/console/simulators';
import { complaints, listExecutions, readExecution, untilQuiet } from '../../sandbox/n8n/executions';
import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import { until } from '../../sandbox/n8n/until';
import { diagnosis } from '../../sandbox/start/diagnosis';
import type { Everything } from '../../sandbox/start/everything';
import type { ApInvoice } from './invoice';

const PATIENCE_MS = 60_000;

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
		const look = async () => (await this.invoice(id)).BILL_Sync_Status__c === status;
		await this.until(`invoice ${id} to become "${status}"`, look, withinMs);
		await untilQuiet(this.everything.client, PATIENCE_MS);
		return await this.invoice(id);
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
