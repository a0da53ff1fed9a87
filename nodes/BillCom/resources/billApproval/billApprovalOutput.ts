import type { Output, Shape } from '../../../shared/operation/outputShape';

const approver: Shape = {
	approverOrder: 'number',
	status: 'text',
	statusChangedTime: 'text',
	userId: 'text',
};

/** A bill after a decision, with who decides next. */
export const decisionOutput: Output = {
	shape: {
		outcome: 'text',
		amount: 'number',
		approvalStatus: 'text',
		approvers: [approver],
		billId: 'text',
		invoiceNumber: 'text',
		nextApproverUserId: 'text',
		vendorId: 'text',
		vendorName: 'text',
	},
};

/** A bill that waits for the signed-in user (BILL listbilluserapprovals, 2026-11). */
export const pendingOutput: Output = {
	shape: { amount: 'number', billId: 'text', dueDate: 'text', vendorId: 'text' },
};

/** One approver of a bill. */
export const approverOutput: Output = {
	shape: { ...approver, billApprovalStatus: 'text', billId: 'text' },
};

/** A bill after a change of its approvers. */
export const assignedOutput: Output = {
	shape: {
		outcome: 'text',
		approvalStatus: 'text',
		approvers: [approver],
		billId: 'text',
		nextApproverUserId: 'text',
	},
};
