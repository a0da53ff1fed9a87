/** Bills of vendors that BILL does not have yet, and runs that pay them as n8n without claims does. */
import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill } from '../simulator';

export class InvoicesOfNewVendors {
	private readonly credential: StoredCredential;

	constructor(private readonly bill: Bill) {
		this.credential = aCredential(bill.url);
	}

	/** A bill of a new vendor, whether or not BILL has one of that name. */
	async addBill(
		name: string,
		{ number = 'INV-1', amount = 10, ...vendor }: IDataObject = {},
	): Promise<string> {
		const { vendors } = await this.bill.seed({ vendors: [aVendor({ name, ...vendor })] });
		return await this.addBillOf(vendors?.[0]?.id ?? '', number, amount);
	}

	async addBillOf(vendorId: string, invoiceNumber: unknown, amount: unknown = 10): Promise<string> {
		const made = await this.bill.direct('POST', '/v3/bills', {
			vendorId,
			dueDate: '2026-12-31',
			invoice: { invoiceNumber: String(invoiceNumber), invoiceDate: '2026-11-02' },
			billLineItems: [{ amount: Number(amount) }],
		});
		return String(made.id);
	}

	async vendorOf(billId: string): Promise<string> {
		const { bills = [] } = await this.bill.state();
		return String(bills.find(({ id }) => id === billId)?.vendorId);
	}

	/** One run, of another n8n than the others. */
	async run(...items: IDataObject[]): Promise<IDataObject[]> {
		const outputs = await runBill({ credential: this.credential, items, continueOnFail: true });
		return outputs.map(({ json }) => json);
	}

	/** The bills of payments that were not taken back. */
	async paid(): Promise<unknown[]> {
		const { payments = [] } = await this.bill.state();
		return payments.filter(({ singleStatus }) => singleStatus === 'SCHEDULED').map(({ billId }) => billId);
	}
}

/** Payment: Create of a whole bill over 10.00. */
export function aPayment(billId: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'payment',
		operation: 'create',
		sendInBulk: true,
		billId,
		amount: 10,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'SF-one-round',
		options: { lookAgainAfterPaying: true },
		...changes,
	};
}
