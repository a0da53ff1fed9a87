import type { Row } from '../metadata/definition';
import type { Save, Simulation } from '../simulation/simulation';

/** The fields that say what was approved; an org with an older package, or with an object of its own, has none. */
export const STAMP_FIELDS: readonly string[] = ['Approved_Vendor__c', 'Approved_Amount__c'];

/**
 * What the Apex class BillApprovalStamp of the shipped package does before an invoice is saved: it says what was approved
 * for as long as it is approved, whatever anybody writes. Written down here, because Apex cannot be run from its source.
 * Returns the row as it is saved.
 */
export function stampApproved({ switches }: Simulation, { object, before, after }: Save): Row {
	if (object.name !== 'AP_Invoice__c') return after;
	if (!switches.stampsApprovals || after.Approval_Status__c !== 'Approved') return stamped(after, null, null);
	return before?.Approval_Status__c === 'Approved'
		? stamped(after, before.Approved_Vendor__c, before.Approved_Amount__c)
		: stamped(after, after.Vendor__c, after.Amount__c);
}

function stamped(row: Row, vendorId: Row[string], amount: Row[string]): Row {
	return { ...row, Approved_Vendor__c: vendorId, Approved_Amount__c: amount };
}
