import { billsOf, cents, invoiceOf, paymentsOf, type Invariant } from './evidence';

/** 3. What Salesforce calls paid is what BILL has paid, to the cent, and each names the other. */
export const centsEqual: Invariant = (evidence) =>
	evidence.plan.approvals.flatMap((approval) => {
		const invoice = invoiceOf(evidence, approval);
		const said = (what: string) => `${approval.invoiceNumber}: ${what}`;
		if (!['Paid', 'Payment Scheduled'].includes(String(invoice.BILL_Sync_Status__c))) return [];
		const [bill] = billsOf(evidence, approval);
		const [payment] = paymentsOf(evidence, billsOf(evidence, approval));
		if (!bill || !payment)
			return [said(`Salesforce says ${invoice.BILL_Sync_Status__c}, and BILL has no live payment`)];
		const wrong: string[] = [];
		if (invoice.BILL_Bill_Id__c !== bill.id)
			wrong.push(said(`Salesforce names bill ${invoice.BILL_Bill_Id__c}, it is ${bill.id}`));
		if (invoice.BILL_Payment_Id__c !== payment.id)
			wrong.push(said(`Salesforce names payment ${invoice.BILL_Payment_Id__c}, it is ${payment.id}`));
		if (cents(bill.amount) !== cents(payment.amount))
			wrong.push(said(`bill over ${bill.amount}, payment over ${payment.amount}`));
		if (invoice.BILL_Sync_Status__c === 'Paid' && cents(invoice.Paid_Amount__c) !== cents(payment.amount))
			wrong.push(said(`Salesforce says ${invoice.Paid_Amount__c} paid, BILL ${payment.amount}`));
		return wrong;
	});
