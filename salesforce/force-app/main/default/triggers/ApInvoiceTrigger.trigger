/**
 * Announces final decisions on AP invoices with Apex. Silent unless BILL Settings say "Publish With Apex"; until then the
 * flow Publish BILL Approval does the same.
 */
trigger ApInvoiceTrigger on AP_Invoice__c(after update) {
    BillApprovalPublisher.announce(Trigger.new, Trigger.oldMap);
}
