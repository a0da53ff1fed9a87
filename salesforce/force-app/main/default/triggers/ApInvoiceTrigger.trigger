/**
 * Keeps approved invoices as they were approved, and announces final decisions on AP invoices with Apex. The latter is
 * silent unless BILL Settings say "Publish With Apex"; until then the flow Publish BILL Approval does the same.
 */
trigger ApInvoiceTrigger on AP_Invoice__c(before update, after update) {
    if (Trigger.isBefore) {
        BillApprovedIsFrozen.keepCurrency(Trigger.new, Trigger.oldMap);
    } else {
        BillApprovalPublisher.announce(Trigger.new, Trigger.oldMap);
    }
}
