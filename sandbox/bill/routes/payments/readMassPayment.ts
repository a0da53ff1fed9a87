import { massPaymentOfPath, massPaymentView } from '../../payments/mass';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/payments/mass/{paymentBatchId} (R:getmasspayment). A completed entry has its payment's id. */
export const readMassPayment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/mass/:paymentBatchId',
	guard: 'session',
	handle: ({ params, world }) => ok(massPaymentView(massPaymentOfPath(world, params.paymentBatchId))),
};
