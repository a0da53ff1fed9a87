import { askFor } from '../clients/askFor';
import type { Invoice } from '../data/invoice';
import { chartOfAccounts, departments, selectInvoices } from '../data/invoices';
import { accountOf, vendorsOf } from './vendors';

/** Gives BILL the ledger lists of the data file, unless it has a chart of accounts already. */
export async function seedBill(billUrl: string): Promise<void> {
	const state = await askFor<{ chartOfAccounts: unknown[] }>('BILL', `${billUrl}/sandbox/state`);
	if (state.chartOfAccounts.length > 0) return;
	await post('BILL', `${billUrl}/sandbox/seed`, {
		chartOfAccounts: chartOfAccounts(),
		departments: departments(),
	});
}

/**
 * Loads vendors and invoices into Salesforce and submits the invoices for approval, unless it has invoices already. One
 * credit comes on top of `count`.
 * @throws {RangeError} when the data file does not hold that many
 */
export async function seedSalesforce(salesforceUrl: string, count: number): Promise<void> {
	const existing = await askFor<unknown[]>(
		'Salesforce',
		`${salesforceUrl}/sandbox/state?object=AP_Invoice__c`,
	);
	if (existing.length > 0 || count === 0) return;
	const { invoices, credit } = selectInvoices(count);
	const all = [...invoices, credit];
	const vendors = vendorsOf(all);
	const address = `${salesforceUrl}/sandbox/seed`;
	const { accounts } = await post<{ accounts: string[] }>('Salesforce', address, {
		accounts: vendors.map(accountOf),
	});
	const accountIds = new Map(vendors.map(({ id }, index) => [id, accounts[index]]));
	const records = all.map((invoice) => invoiceRecord(invoice, accountIds.get(invoice.vendor.id)));
	await post('Salesforce', address, { invoices: records, submit: true });
}

function invoiceRecord(invoice: Invoice, accountId: string | undefined) {
	return {
		Vendor__c: accountId,
		Invoice_Number__c: invoice.invoiceNumber,
		Invoice_Date__c: invoice.invoiceDate,
		Due_Date__c: invoice.dueDate,
		Amount__c: invoice.amountCents / 100,
		lines: invoice.lines.map(({ amountCents, description, glCode, department }) => ({
			Amount__c: amountCents / 100,
			Description__c: description,
			GL_Code__c: glCode,
			Department__c: department,
		})),
	};
}

async function post<T>(system: 'BILL' | 'Salesforce', url: string, body: object): Promise<T> {
	return await askFor(system, url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}
