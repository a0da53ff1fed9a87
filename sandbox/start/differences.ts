import type { PaymentRecord, SalesforceInvoice, Snapshot } from '../console/simulators';
import { toCents } from '../simulator/money';

const DEAD_PAYMENTS = ['VOIDED', 'FUNDING_FAILED_VOIDED', 'CANCELED'];

/** Payments that count: neither voided nor cancelled. */
export function livingPayments({ payments }: Pick<Snapshot, 'payments'>): PaymentRecord[] {
	return payments.filter(({ singleStatus }) => !DEAD_PAYMENTS.includes(singleStatus));
}

/**
 * How many cents an invoice and what became of it are apart: its bill, its payments, and what Salesforce says was paid.
 * Each part that is missing counts with the whole amount.
 */
export function centsOff(invoice: SalesforceInvoice, snapshot: Snapshot): number {
	const wanted = toCents(invoice.Amount__c);
	const billed = snapshot.bills.find(({ id }) => id === invoice.BILL_Bill_Id__c);
	const paid = livingPayments(snapshot).filter(({ billId }) => billId === invoice.BILL_Bill_Id__c);
	const paidCents = paid.reduce((sum, { amount }) => sum + toCents(amount), 0);
	const parts = [toCents(billed?.amount ?? null), paidCents, toCents(invoice.Paid_Amount__c)];
	return parts.reduce((sum, part) => sum + Math.abs(wanted - part), 0);
}

/**
 * Everything beyond the first of its kind: vendors of one name, bills of one vendor and number, payments of one bill,
 * invoices linked to one bill.
 */
export function countDuplicates(snapshot: Snapshot, vendorNames: string[]): number {
	return [
		vendorNames,
		snapshot.bills.map(({ vendorId, invoice }) => `${vendorId}/${invoice.invoiceNumber}`),
		livingPayments(snapshot).map(({ billId }) => billId),
		snapshot.invoices.map(({ BILL_Bill_Id__c: id }) => id).filter((id) => id !== null),
	].reduce((sum, keys) => sum + keys.length - new Set(keys).size, 0);
}
