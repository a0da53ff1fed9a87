/** Notices decisions in flow approvals. Whether a decision is final is looked at afterwards, because the submission is only
 * brought up to date once the work item has been saved. */
trigger ApprovalWorkItemTrigger on ApprovalWorkItem(after update) {
    BillFlowApprovalOutcome.lookAt(Trigger.new, Trigger.oldMap);
}
