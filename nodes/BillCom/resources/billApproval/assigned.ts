import type { IDataObject } from 'n8n-workflow';
import { textOf, withoutEmpty } from '../../records/record';
import { approversOf, nextApproverOf } from './approvers';

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
