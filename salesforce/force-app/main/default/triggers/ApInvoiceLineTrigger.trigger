/** Keeps the lines of approved invoices, where validation rules do not: nothing is deleted, restored or given another currency. */
trigger ApInvoiceLineTrigger on AP_Invoice_Line__c(before update, before delete, after undelete) {
    if (Trigger.isUpdate) {
        BillApprovedIsFrozen.keepCurrencyOfLines(Trigger.new, Trigger.oldMap);
    } else {
        BillApprovedIsFrozen.keepLines(Trigger.isDelete ? Trigger.old : Trigger.new);
    }
}
