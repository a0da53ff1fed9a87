import { paymentOfPath } from '../../payments/payments';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/payments/{paymentId}. Not modelled: check numbers, tracking, exchange rates. */
export const readPayment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments/:paymentId',
	guard: 'session',
	handle: ({ params, world }) => ok(paymentOfPath(world, params.paymentId)),
};
