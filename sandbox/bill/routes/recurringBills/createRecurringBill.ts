import { newRecurringBillSchema } from '../../recurringBills/draft';
import type { NewRecurringBill } from '../../recurringBills/draft';
import { createRecurringBill, recurringBillView } from '../../recurringBills/recurringBills';
import type { Route } from '../../route';

/**
 * POST /v3/recurringbills (R:createrecurringbill). Bills are made at once for dates past, later as time passes. Not
 * modelled: paying them by `autoPayment`, and what `paymentInformation` means.
 */
export const createRecurringBillRoute: Route<NewRecurringBill> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/recurringbills',
	guard: 'session',
	bodySchema: newRecurringBillSchema,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: recurringBillView(createRecurringBill(world, session, body)),
	}),
};
