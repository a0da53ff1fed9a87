import { recurringBillChangeSchema } from '../../recurringBills/draft';
import type { RecurringBillDraft } from '../../recurringBills/draft';
import {
	changeRecurringBill,
	recurringBillOfPath,
	recurringBillView,
} from '../../recurringBills/recurringBills';
import { ok } from '../../route';
import type { Route } from '../../route';

/** PATCH /v3/recurringbills/{recurringBillId} (R:updaterecurringbill). Lines as those of bills. */
export const changeRecurringBillRoute: Route<RecurringBillDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	bodySchema: recurringBillChangeSchema,
	handle({ body, params, session, world }) {
		const before = recurringBillOfPath(world, params.recurringBillId);
		return ok(recurringBillView(changeRecurringBill(world, session, before, body)));
	},
};
