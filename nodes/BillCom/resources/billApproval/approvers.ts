import type { IDataObject } from 'n8n-workflow';
import { listOf, textOf, withoutEmpty } from '../../records/record';

/** One person who decides on a bill, in order from 0 (BILL new-in-v3-bill-approvals, 2025-09). */
export interface Approver {
	userId: string;
	/** WAITING, APPROVED, DENIED, REROUTED; others may exist. */
	status: string;
	approverOrder: number;
	statusChangedTime: string;
}

/** The approvers of a bill that was read with them, first one first. Empty when nobody is asked. */
export function approversOf(bill: IDataObject): Approver[] {
	const rows = listOf(bill, 'approvers');
	return rows
		.map((row, index) => ({
			userId: textOf(row, 'userId'),
			status: textOf(row, 'status'),
			approverOrder: typeof row.approverOrder === 'number' ? row.approverOrder : index,
			statusChangedTime: textOf(row, 'statusChangedTime'),
		}))
		.sort((one, other) => one.approverOrder - other.approverOrder);
}

/** Whose decision comes next; nobody's once the bill is approved or denied. */
export function nextApproverOf(bill: IDataObject): Approver | undefined {
	if (textOf(bill, 'approvalStatus') === 'DENIED') return undefined;
	return approversOf(bill).find(({ status }) => status === 'WAITING');
}

/** A bill with who is asked about it, after a change of its approvers. */
export function toAssigned(bill: IDataObject, outcome: 'set' | 'cleared' | 'unchanged'): IDataObject {
	return withoutEmpty({
		outcome,
		billId: textOf(bill, 'id'),
		approvalStatus: textOf(bill, 'approvalStatus'),
		nextApproverUserId: nextApproverOf(bill)?.userId,
		approvers: approversOf(bill).map((approver) => withoutEmpty({ ...approver })),
	});
}
