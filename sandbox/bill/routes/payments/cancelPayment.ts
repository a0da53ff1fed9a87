import { cancelPayment } from '../../payments/cancel';
import { paymentOfPath } from '../../payments/payments';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * POST /v3/payments/{paymentId}/cancel. Only while `singleStatus` is SCHEDULED; CANCELLATION_IN_PROGRESS until the next
 * step, then CANCELED and the bill is open again. Refuses anything else with BDC_9003 (placeholder).
 */
export const cancelPaymentRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/payments/:paymentId/cancel',
	guard: 'session',
	handle: ({ params, world }) => ok(cancelPayment(world, paymentOfPath(world, params.paymentId))),
};
