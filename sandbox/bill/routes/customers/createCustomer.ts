import { createCustomer } from '../../customers/customers';
import type { NewCustomer } from '../../customers/customers';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

/** POST /v3/customers. Only what BILL insists on is modelled; the rest of receivables is not. */
export const createCustomerRoute: Route<NewCustomer> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/customers',
	guard: 'session',
	bodySchema: object({ name: filledText(), email: { type: 'string', format: 'email' } }, ['name', 'email']),
	handle: ({ body, world }) => ({
		status: world.switches.createStatus,
		body: createCustomer(world, body),
	}),
};
