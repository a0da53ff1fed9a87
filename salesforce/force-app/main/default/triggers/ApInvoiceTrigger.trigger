/**
 * Keeps approved invoices as they were approved, stamps them with what that was, and announces final decisions on AP
 * invoices with Apex. The last is silent unless BILL Settings say "Publish With Apex"; until then the flow Publish BILL
 * Approval does the same.
 */
trigger ApInvoiceTrigger on AP_Invoice__c(before insert, before update, after update) {
    if (Trigger.isBefore) {
        BillApprovalStamp.keep(Trigger.new, Trigger.oldMap);
    }
    if (Trigger.isBefore && Trigger.isUpdate) {
        BillApprovedIsFrozen.keepCurrency(Trigger.new, Trigger.oldMap);
    } else if (Trigger.isAfter) {
        BillApprovalPublisher.announce(Trigger.new, Trigger.oldMap);
    }
}
