import type { Route } from '../../world/route';
import { fieldsOf, v2ClearApprovers, v2Decide, v2ListApprovers, v2SetApprovers } from '../../v2/approvals';
import type { V2Context } from '../../v2/entity';
import { v2Success } from '../../v2/envelope';
import type { V2Fields } from '../../v2/fields';
import type { V2Form } from '../../v2/form';
import { v2Authenticate, v2Challenge, v2MfaStatus } from '../../v2/mfa';
import {
	v2CancelPayment,
	v2DisbursementData,
	v2PayBills,
	v2RecordPayment,
	v2VoidPayment,
} from '../../v2/paying';

/** What each call beside Crud and List does with its `data` (v2/reference). */
const CALLS: Record<string, (context: V2Context, fields: V2Fields) => unknown> = {
	SetApprovers: v2SetApprovers,
	ListApprovers: v2ListApprovers,
	ClearApprovers: v2ClearApprovers,
	Approve: v2Decide('APPROVE'),
	Deny: v2Decide('DENY'),
	PayBills: v2PayBills,
	RecordAPPayment: v2RecordPayment,
	CancelAPPayment: v2CancelPayment,
	VoidAPPayment: v2VoidPayment,
	GetDisbursementData: v2DisbursementData,
	MFAChallenge: v2Challenge,
	MFAAuthenticate: v2Authenticate,
	MFAStatus: v2MfaStatus,
};

/** POST {Call}.json for each of them. */
export const v2Calls: Route[] = Object.entries(CALLS).map(
	([name, work]): Route<V2Form> => ({
		base: 'v2',
		method: 'POST',
		path: `/${name}.json`,
		guard: 'session',
		handle: ({ body, session, world }) => v2Success(work({ world, session }, fieldsOf(body.data))),
	}),
);
