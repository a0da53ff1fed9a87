import { customerOfPath } from '../../customers/customers';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/customers/{customerId}. */
export const readCustomer: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/customers/:customerId',
	guard: 'session',
	handle: ({ params, world }) => ok(customerOfPath(world, params.customerId)),
};
