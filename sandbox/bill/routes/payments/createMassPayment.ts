import { massPaymentSchema } from '../../payments/draft';
import type { SeveralPayments } from '../../payments/draft';
import { createMassPayment, massPaymentView } from '../../payments/mass';
import { ok } from '../../route';
import type { Route } from '../../route';
import { without } from '../../without';

/**
 * POST /v3/payments/mass (R:createmasspayment). Up to 2000 bills, paid in the background one by one; answers
 * `paymentBatchId` and counts, status 200 (assumed). Only what is said for all bills is refused at once.
 */
export const createMassPaymentRoute: Route<SeveralPayments> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/mass',
	guard: 'session',
	bodySchema: massPaymentSchema,
	handle: ({ body, session, world }) =>
		ok(without(massPaymentView(createMassPayment(world, session, body)), 'payments')),
};
