import type {
	BillRecord,
	PaymentRecord,
	SalesforceInvoice,
	Snapshot,
} from '../../../sandbox/console/simulators';

/** An invoice over 120.50 that was billed and paid. */
export const aPaidInvoice = (changes: Partial<SalesforceInvoice> = {}): SalesforceInvoice => ({
	Id: 'a00000000000001AAA',
	Name: 'AP-0001',
	Vendor__c: '001000000000001AAA',
	Invoice_Number__c: 'INV-1',
	Invoice_Date__c: '2026-11-02',
	Due_Date__c: '2026-12-02',
	Amount__c: 120.5,
	Approval_Status__c: 'Approved',
	BILL_Bill_Id__c: '00n01',
	BILL_Payment_Id__c: 'stp01',
	BILL_Sync_Status__c: 'Paid',
	BILL_Sync_Message__c: null,
	Paid_Amount__c: 120.5,
	...changes,
});

export const aBill = (changes: Partial<BillRecord> = {}): BillRecord => ({
	id: '00n01',
	archived: false,
	vendorId: '00901',
	vendorName: 'ACME',
	amount: 120.5,
	dueDate: '2026-12-02',
	invoice: { invoiceNumber: 'INV-1' },
	paymentStatus: 'PAID',
	...changes,
});

export const aPayment = (changes: Partial<PaymentRecord> = {}): PaymentRecord => ({
	id: 'stp01',
	billId: '00n01',
	amount: 120.5,
	processDate: '2026-11-23',
	singleStatus: 'CLEARED',
	createdTime: '2026-11-23T10:00:00.000+00:00',
	...changes,
});

/** One invoice, its bill and its payment, all in order. */
export const aSnapshot = (changes: Partial<Snapshot> = {}): Snapshot => ({
	invoices: [aPaidInvoice()],
	accounts: [{ Id: '001000000000001AAA', Name: 'ACME' }],
	bills: [aBill()],
	payments: [aPayment()],
	...changes,
});
