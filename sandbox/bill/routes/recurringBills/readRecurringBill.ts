import { recurringBillOfPath, recurringBillView } from '../../recurringBills/recurringBills';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/recurringbills/{recurringBillId} (R:getrecurringbill). */
export const readRecurringBill: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	handle: ({ params, world }) => ok(recurringBillView(recurringBillOfPath(world, params.recurringBillId))),
};
