import { askFor } from '../../sandbox/clients/askFor';
import { TENANT } from '../../sandbox/bill/tenant';

const ADDRESS = {
	line1: '1 Main Street',
	city: 'Austin',
	stateOrProvince: 'TX',
	zipOrPostalCode: '78701',
	country: 'US',
};

const DAY_MS = 86_400_000;

interface StrayPayment {
	vendorName: string;
	invoiceNumber: string;
	amount: number;
	transactionNumber: string;
}

/** One of the lists that bills are coded with. */
type LedgerList = 'chart-of-accounts' | 'departments' | 'accounting-classes' | 'locations' | 'jobs';

/** An entry of it. */
export interface LedgerEntry {
	id: string;
	name: string;
	account?: { number: string; type: string };
	archived?: boolean;
}

/** Somebody who works in BILL, beside n8n. */
export class BillUser {
	private constructor(
		private readonly billUrl: string,
		private readonly headers: Record<string, string>,
	) {}

	/** @param sandbox says where BILL is */
	static async logIn({ billUrl }: { billUrl: string }): Promise<BillUser> {
		const { organizationId, devKey, username, password, rememberMeId, device } = TENANT;
		const signIn = { organizationId, devKey, username, password, rememberMeId, device };
		const { sessionId } = await post<{ sessionId: string }>(`${billUrl}/connect/v3/login`, signIn);
		return new BillUser(billUrl, { devKey, sessionId });
	}

	/** The second user of the sandbox's organization, who approves bills. */
	static async logInAsApprover({ billUrl }: { billUrl: string }): Promise<BillUser> {
		const { organizationId, devKey, approverUsername: username, password } = TENANT;
		const signIn = { organizationId, devKey, username, password };
		const { sessionId } = await post<{ sessionId: string }>(`${billUrl}/connect/v3/login`, signIn);
		return new BillUser(billUrl, { devKey, sessionId });
	}

	/** Bills from this amount on need the approval of these users, in this order. */
	async askForApproval(fromAmount: number, approvers: string[]): Promise<void> {
		const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: [String(fromAmount)] }];
		await this.post('/connect/v3/bill-approvals', {
			policyName: `From ${fromAmount}`,
			rules,
			approvers,
		});
	}

	/** Approves or denies a bill. */
	async decide(billId: string, action: 'APPROVE' | 'DENY'): Promise<void> {
		await this.post('/connect/v3/bill-approvals/actions', [{ billId, action }]);
	}

	async voidPayment(paymentId: string): Promise<void> {
		await this.post(`/connect/v3/payments/${paymentId}/void`, {
			type: 'VOID_AND_CREDIT',
			reason: 'Wrong vendor',
		});
	}

	/** Returns the vendor's id. */
	async createVendor(name: string, more: { billCurrency?: string } = {}): Promise<string> {
		const vendor = { name, address: ADDRESS, ...more };
		return (await this.post<{ id: string }>('/connect/v3/vendors', vendor)).id;
	}

	/** Adds the bank account to which a vendor wants its money. */
	async addBankAccount(vendorId: string): Promise<void> {
		const account = { nameOnAccount: 'Vendor', accountNumber: '123456789', routingNumber: '021000021' };
		await this.post(`/connect/v3/vendors/${vendorId}/bank-account`, { ...account, type: 'CHECKING' });
	}

	/** Takes the bank account away again: the vendor is paid by check, as before. */
	async removeBankAccount(vendorId: string): Promise<void> {
		await askFor('BILL', `${this.billUrl}/connect/v3/vendors/${vendorId}/bank-account`, {
			method: 'DELETE',
			headers: this.headers,
		});
	}

	/** Adds a GL account. */
	async createAccount(number: string, name: string): Promise<void> {
		await this.post('/connect/v3/classifications/chart-of-accounts', {
			name,
			account: { number, type: 'EXPENSE' },
		});
	}

	/** Adds an entry to a ledger list. Returns its id. */
	async addEntry(list: LedgerList, entry: Partial<LedgerEntry>): Promise<string> {
		return (await this.post<LedgerEntry>(`/connect/v3/classifications/${list}`, entry)).id;
	}

	/** Renames an entry of a ledger list, or changes its number. */
	async changeEntry(list: LedgerList, id: string, change: Partial<LedgerEntry>): Promise<void> {
		await askFor('BILL', `${this.billUrl}/connect/v3/classifications/${list}/${id}`, {
			method: 'PATCH',
			headers: { 'content-type': 'application/json', ...this.headers },
			body: JSON.stringify(change),
		});
	}

	async archiveEntry(list: LedgerList, id: string): Promise<void> {
		await this.post(`/connect/v3/classifications/${list}/${id}/archive`, {});
	}

	/** Enters a bill of a vendor that BILL has. Returns its id. */
	async enterBill(bill: {
		vendorId: string;
		invoiceNumber: string;
		amount: number;
		dueInDays: number;
	}): Promise<string> {
		const { id } = await this.post<{ id: string }>('/connect/v3/bills', {
			vendorId: bill.vendorId,
			invoice: { invoiceNumber: bill.invoiceNumber, invoiceDate: '2026-11-02' },
			dueDate: new Date(Date.now() + bill.dueInDays * DAY_MS).toISOString().slice(0, 10),
			billLineItems: [{ amount: bill.amount }],
		});
		return id;
	}

	/** Enters a bill of a new vendor and pays it, beside the workflows. Returns the payment's id. */
	async payBill({ vendorName, invoiceNumber, amount, transactionNumber }: StrayPayment): Promise<string> {
		const vendor = await this.post<{ id: string }>('/connect/v3/vendors', {
			name: vendorName,
			address: ADDRESS,
		});
		const bill = await this.post<{ id: string }>('/connect/v3/bills', {
			vendorId: vendor.id,
			invoice: { invoiceNumber, invoiceDate: '2026-11-02' },
			dueDate: '2026-12-31',
			billLineItems: [{ amount }],
		});
		const payment = await this.post<{ id: string }>('/connect/v3/payments', {
			vendorId: vendor.id,
			billId: bill.id,
			amount,
			processDate: new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10),
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			processingOptions: { createBill: false },
			transactionNumber,
		});
		return payment.id;
	}

	/** Pays the whole of a bill that the workflows made, beside them. Returns the payment's id. */
	async payKnownBill(billId: string, amount: number): Promise<string> {
		const payment = await this.post<{ id: string }>('/connect/v3/payments', {
			billId,
			amount,
			fundingAccount: { type: 'BANK_ACCOUNT', id: TENANT.bankAccountId },
			processingOptions: { createBill: false },
		});
		return payment.id;
	}

	/** Archives a bill that the workflows made. */
	async archiveBill(billId: string): Promise<void> {
		await this.post(`/connect/v3/bills/${billId}/archive`, {});
	}

	/** Switches every webhook subscription off, as BILL does after failed deliveries. */
	async switchSubscriptionsOff(): Promise<void> {
		const url = `${this.billUrl}/connect-events/v3/subscriptions`;
		const { results } = await askFor<{ results: Array<{ id: string }> }>('BILL', url, {
			headers: this.headers,
		});
		for (const { id } of results)
			await askFor('BILL', `${url}/${id}`, {
				method: 'PATCH',
				headers: { 'content-type': 'application/json', ...this.headers },
				body: JSON.stringify({ status: { enabled: false } }),
			});
	}

	/** Has BILL send an event of the past to a subscription again. */
	async resendEvent({ id, subscriptionId }: { id: string; subscriptionId: string }): Promise<void> {
		await this.post(`/connect-events/v3/events/subscription/${subscriptionId}/event/${id}`, {});
	}

	private async post<T>(path: string, body: unknown): Promise<T> {
		return await post<T>(`${this.billUrl}${path}`, body, this.headers);
	}
}

async function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
	return await askFor<T>('BILL', url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
}
