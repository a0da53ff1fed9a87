/** What people do in one of the systems while invoices are under way; n8n may ask about these invoices from then on. */
import type { Approval } from './invariants';
import { virtualNow } from './time/virtualTime';
import type { BillWorld } from './world/bill';
import type { SalesforceWorld } from './world/salesforce';
import { voidedFor } from './world/voiding';

const MINUTE_MS = 60_000;
/** For as long as a run keeps its rows. */
const UNDER_WAY_MS = 15 * MINUTE_MS;
/** A minute passes for the work of the approval itself, and Salesforce says when in whole seconds. */
const UNSEEN_MS = MINUTE_MS + 1_000;

interface Workplace {
	bill: BillWorld;
	salesforce: SalesforceWorld;
	/** Of the invoices of the trial, in their order. */
	approvals: Approval[];
	/** Whether the org says on the record what was approved. */
	stampsApprovals: boolean;
}

export class People {
	/** When each invoice was approved, by its place in the order. */
	private readonly approvedAt = new Map<number, number>();

	constructor(private readonly at: Workplace) {}

	approve(index: number): void {
		this.approvedAt.set(index, virtualNow());
		this.at.salesforce.approve(this.at.approvals[index].recordId);
	}

	hasApproved(index: number): boolean {
		return this.approvedAt.has(index);
	}

	/** What was approved is changed. */
	tamper(index: number, what: 'amount' | 'vendor' | 'line'): void {
		const { salesforce, approvals, stampsApprovals } = this.at;
		const approval = approvals[index];
		const { recordId: id } = approval;
		const approvedAt = this.approvedAt.get(index);
		if (approvedAt === undefined) return;
		// Nobody could tell such a change where the org does not say what was approved and the event is lost as well.
		if (!stampsApprovals && virtualNow() - approvedAt <= UNSEEN_MS) return;
		approval.mayAsk = `its ${what} was changed`;
		if (what === 'amount')
			salesforce.change('AP_Invoice__c', id, { Amount__c: approval.approvedCents / 100 + 1000 });
		else if (what === 'line') {
			const line = salesforce.rows('AP_Invoice_Line__c').find(({ AP_Invoice__c: parent }) => parent === id);
			if (line)
				salesforce.change('AP_Invoice_Line__c', String(line.Id), { Description__c: 'Something else' });
		} else {
			const other = salesforce.rows('Account').find(({ Id }) => Id !== approval.accountId);
			if (other) salesforce.change('AP_Invoice__c', id, { Vendor__c: other.Id });
		}
	}

	/** The approval is taken back, as *Set Back to Draft* does. */
	withdraw(index: number): void {
		if (!this.hasApproved(index)) return;
		const approval = this.at.approvals[index];
		this.at.salesforce.change('AP_Invoice__c', approval.recordId, { Approval_Status__c: 'Draft' });
		approval.mayAsk = 'its approval was withdrawn';
		approval.payableUntilMs = virtualNow() + UNDER_WAY_MS;
	}

	voidPayment(index: number): void {
		const approval = this.at.approvals[index];
		if (voidedFor(this.at.bill.world, approval.invoiceNumber)) approval.mayAsk = 'its payment was voided';
	}
}
