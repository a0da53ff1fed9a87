import { replacedRecurringBillSchema } from '../../recurringBills/draft';
import type { NewRecurringBill } from '../../recurringBills/draft';
import {
	recurringBillOfPath,
	recurringBillView,
	replaceRecurringBill,
} from '../../recurringBills/recurringBills';
import { ok } from '../../route';
import type { Route } from '../../route';

/** PUT /v3/recurringbills/{recurringBillId} (R:replacerecurringbill). Bills made before stay as they are. */
export const replaceRecurringBillRoute: Route<NewRecurringBill> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	bodySchema: replacedRecurringBillSchema,
	handle({ body, params, session, world }) {
		const before = recurringBillOfPath(world, params.recurringBillId);
		return ok(recurringBillView(replaceRecurringBill(world, session, before, body)));
	},
};
