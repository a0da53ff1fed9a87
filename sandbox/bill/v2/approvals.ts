import { clearApprovers, listApprovers, setApprovers } from '../approvals/approvers';
import { decide } from '../approvals/decisions';
import { refusal } from '../refusals/refusal';
import type { Bill } from '../store/rows';
import type { World } from '../world/world';
import { billApproverView } from './entities/approvals';
import type { V2Context, V2Object } from './entity';
import { V2Fields, isRecord } from './fields';

/** The fields of `data`. @throws Refusal BDC_1122 for text that is no JSON, BDC_1108 without any */
export function fieldsOf(data: unknown): V2Fields {
	if (typeof data === 'string') throw refusal('jsonInvalid');
	if (!isRecord(data)) throw refusal('v2DataMissing', 'data');
	return new V2Fields(data);
}

/** The bill `objectId` names. Vendor credits can be approved in v2 as well; that is not modelled. @throws Refusal BDC_1117, BDC_1205 */
function billOf(world: World, fields: V2Fields): Bill {
	const id = fields.requiredText('objectId');
	const bill = world.store.bills.get(id);
	if (!bill) throw refusal('objectUnknown', id);
	return bill;
}

function approversView(bill: Bill): V2Object[] {
	return listApprovers(bill).map((approver) => billApproverView(bill, approver));
}

/** SetApprovers: `objectId` and user ids in their order. Answers the approvers (assumed). */
export function v2SetApprovers({ world }: V2Context, fields: V2Fields): V2Object[] {
	return approversView(setApprovers(world, billOf(world, fields), fields.requiredTexts('approvers')));
}

/** ListApprovers, ordered by `sortOrder`. */
export function v2ListApprovers({ world }: V2Context, fields: V2Fields): V2Object[] {
	return approversView(billOf(world, fields));
}

/** ClearApprovers: needed before replacing or reordering. Answers an empty object (assumed). */
export function v2ClearApprovers({ world }: V2Context, fields: V2Fields): V2Object {
	clearApprovers(world, billOf(world, fields));
	return {};
}

/** Approve and Deny as the signed-in user, who must be the next approver. Answers an empty object (assumed). */
export function v2Decide(action: 'APPROVE' | 'DENY') {
	return ({ world, session }: V2Context, fields: V2Fields): V2Object => {
		const { id: billId } = billOf(world, fields);
		decide(world, session, { billId, action, comment: fields.text('comment') });
		return {};
	};
}
