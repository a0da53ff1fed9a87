import { ok } from '../../route';
import type { Route } from '../../route';
import { bankAccountView, requireBankAccount } from '../../vendors/bankAccount';
import { vendorOfPath } from '../../vendors/vendors';

/** GET /v3/vendors/{vendorId}/bank-account (R:getvendorbankaccount). Number masked, with `status`. 404 without one (assumed). */
export const readVendorBankAccount: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId/bank-account',
	guard: 'session',
	handle: ({ params, world }) =>
		ok(bankAccountView(world, requireBankAccount(vendorOfPath(world, params.vendorId)))),
};
