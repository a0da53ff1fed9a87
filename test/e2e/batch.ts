import type { BillRecord, PaymentRecord, SalesforceInvoice } from '../../sandbox/console/simulators';
import { readTable, type TableRow } from '../../sandbox/n8n/tables';
import { anApInvoice, type ApInvoice } from './invoice';
import type { SandboxUnderTest } from './sandbox';

const DEAD = /VOID|CANCEL|FAILED/;

/** What both systems say about one invoice; amounts in dollars, those of dead payments left out. */
export interface Account {
	invoiceNumber: string;
	bills: number[];
	payments: number[];
	status: string;
	paid: number | null;
}

/** Invoices that are approved together, and what must become of each. */
export class Batch {
	private constructor(
		private readonly sandbox: SandboxUnderTest,
		readonly invoices: ApInvoice[],
		readonly ids: string[],
	) {}

	/** Enters so many invoices over different amounts, a vendor each, and submits them for approval. */
	static async submit(sandbox: SandboxUnderTest, size: number): Promise<Batch> {
		const invoices = Array.from({ length: size }, (_, index) => anApInvoice(amounts(index)));
		const ids: string[] = [];
		for (const invoice of invoices) ids.push(await sandbox.submit(invoice));
		return new Batch(sandbox, invoices, ids);
	}

	/** Enters several invoices of each of so many vendors. */
	static async submitOfVendors(sandbox: SandboxUnderTest, vendors: number, each: number): Promise<Batch> {
		const invoices: ApInvoice[] = [];
		const ids: string[] = [];
		for (let vendor = 0; vendor < vendors; vendor += 1) {
			const first = anApInvoice();
			const accountId = await sandbox.enterVendor(first.vendor);
			for (let index = 0; index < each; index += 1) {
				const invoice = anApInvoice({ ...amounts(vendor * each + index), vendor: first.vendor });
				invoices.push(invoice);
				ids.push(await sandbox.submitFor(accountId, invoice));
			}
		}
		return new Batch(sandbox, invoices, ids);
	}

	/** What the books must say in the end: one bill and one payment an invoice, over its amount. */
	get due(): Account[] {
		return this.invoices.map(({ Invoice_Number__c: invoiceNumber, Amount__c: amount }) => ({
			invoiceNumber,
			bills: [Number(amount)],
			payments: [Number(amount)],
			status: 'Paid',
			paid: amount,
		}));
	}

	/** Approves all of them at once. */
	async approve(): Promise<void> {
		await this.sandbox.approve(...this.ids);
	}

	/** What the books say now. */
	async accounts(): Promise<Account[]> {
		const { bill, salesforce } = this.sandbox.everything;
		const { bills, payments } = await bill.read<{ bills: BillRecord[]; payments: PaymentRecord[] }>('state');
		const records = await salesforce.read<SalesforceInvoice[]>('state', { object: 'AP_Invoice__c' });
		return this.ids.map((id) => {
			const record = records.find(({ Id }) => Id === id);
			const invoiceNumber = record?.Invoice_Number__c ?? '';
			const own = bills.filter(({ invoice }) => invoice.invoiceNumber === invoiceNumber);
			const live = payments.filter(
				({ billId, singleStatus }) => own.some((one) => one.id === billId) && !DEAD.test(singleStatus),
			);
			return {
				invoiceNumber,
				bills: own.map(({ amount }) => amount),
				payments: live.map(({ amount }) => amount),
				status: record?.BILL_Sync_Status__c ?? 'not there',
				paid: record?.Paid_Amount__c ?? null,
			};
		});
	}

	/** Waits until Salesforce shows a status on each of them. */
	async untilStatus(status: string, withinMs?: number): Promise<void> {
		await this.sandbox.until(
			`${this.ids.length} invoices to become "${status}"`,
			async () => (await this.accounts()).every((account) => account.status === status),
			withinMs,
		);
	}

	/** The payments that are linked to them in Salesforce. */
	async paymentIds(): Promise<string[]> {
		const records = await Promise.all(this.ids.map(async (id) => await this.sandbox.invoice(id)));
		return records.map(({ BILL_Payment_Id__c: id }) => id ?? '').filter(Boolean);
	}

	/** The rows of Approvals that belong to these invoices. */
	async rows(): Promise<TableRow[]> {
		const rows = await readTable(this.sandbox.everything.client, 'Approvals');
		return rows.filter(({ recordId }) => this.ids.includes(String(recordId)));
	}

	/** Waits until each row was tried so often in vain. */
	async untilTried(times: number, withinMs?: number): Promise<void> {
		await this.sandbox.until(
			`each of ${this.ids.length} invoices to be tried ${times} times in vain`,
			async () => {
				const rows = await this.rows();
				return rows.length === this.ids.length && rows.every(({ attempts }) => Number(attempts) >= times);
			},
			withinMs,
		);
	}
}

/** To the cent, and no two alike. */
function amounts(index: number): Pick<ApInvoice, 'Amount__c' | 'lines'> {
	const [first, second] = anApInvoice().lines;
	const cents = [10_007 + 1_337 * index, 2_041 + index];
	return {
		Amount__c: (cents[0] + cents[1]) / 100,
		lines: [
			{ ...first, Amount__c: cents[0] / 100 },
			{ ...second, Amount__c: cents[1] / 100 },
		],
	};
}
