import { createCustomer } from '../../customers/customers';
import type { NewCustomer } from '../../customers/customers';
import type { Route } from '../../route';
import { filledText, object, text } from '../../schema';
import { addressSchema } from '../../vendors/draft';

/**
 * POST /v3/customers. Name and e-mail address are required; the fields customers can be filtered by are taken as well
 * (docs/filterable-fields), and an address, as integrators send it. The rest of receivables is not modelled.
 */
export const createCustomerRoute: Route<NewCustomer> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/customers',
	guard: 'session',
	bodySchema: object(
		{
			name: filledText(),
			email: { type: 'string', format: 'email' },
			companyName: text(),
			phone: text(),
			fax: text(),
			description: text(),
			address: addressSchema,
		},
		['name', 'email'],
	),
	handle: ({ body, world }) => ({
		status: world.switches.createStatus,
		body: createCustomer(world, body),
	}),
};
