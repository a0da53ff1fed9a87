import { askFor } from '../clients/askFor';

/** What the console shows of an invoice in Salesforce. Amounts are in the org's currency, major units. */
export interface SalesforceInvoice {
	Id: string;
	Name: string;
	Vendor__c: string | null;
	Invoice_Number__c: string | null;
	Invoice_Date__c: string | null;
	Due_Date__c: string | null;
	Amount__c: number | null;
	Approval_Status__c: string;
	BILL_Bill_Id__c: string | null;
	BILL_Payment_Id__c: string | null;
	BILL_Sync_Status__c: string;
	BILL_Sync_Message__c: string | null;
	Paid_Amount__c: number | null;
}

/** A vendor in Salesforce. */
export interface SalesforceAccount {
	Id: string;
	Name: string;
}

/** What the console shows of a bill. */
export interface BillRecord {
	id: string;
	archived: boolean;
	vendorId: string;
	vendorName: string;
	amount: number;
	dueDate: string;
	invoice: { invoiceNumber: string };
	paymentStatus: string;
}

/** What the console shows of a payment. */
export interface PaymentRecord {
	id: string;
	billId: string;
	amount: number;
	processDate: string;
	singleStatus: string;
	/** With milliseconds, by BILL's clock. */
	createdTime: string;
}

/** Both systems at one moment. */
export interface Snapshot {
	invoices: SalesforceInvoice[];
	accounts: SalesforceAccount[];
	bills: BillRecord[];
	payments: PaymentRecord[];
}

/** Where the two simulators are, such as `http://127.0.0.1:4010`. */
export interface SimulatorUrls {
	billUrl: string;
	salesforceUrl: string;
}

/**
 * Reads both systems through their control addresses.
 * @throws {Error} naming the simulator that does not answer
 */
export async function readSnapshot({ billUrl, salesforceUrl }: SimulatorUrls): Promise<Snapshot> {
	const [{ bills, payments }, invoices, accounts] = await Promise.all([
		askFor<Pick<Snapshot, 'bills' | 'payments'>>('BILL', `${billUrl}/sandbox/state`),
		askFor<SalesforceInvoice[]>('Salesforce', `${salesforceUrl}/sandbox/state?object=AP_Invoice__c`),
		askFor<SalesforceAccount[]>('Salesforce', `${salesforceUrl}/sandbox/state?object=Account`),
	]);
	return { invoices, accounts, bills, payments };
}
