import { ok } from '../../route';
import type { Route } from '../../route';
import { internationalConfiguration } from '../../vendors/internationalRules';
import { vendorOfPath } from '../../vendors/vendors';

/** GET /v3/vendors/{vendorId}/configuration (R:getconfigurationbyvendorid). What its country and currency ask for. */
export const readVendorConfiguration: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId/configuration',
	guard: 'session',
	handle({ params, world }) {
		const { address, billCurrency, accountType } = vendorOfPath(world, params.vendorId);
		return ok(internationalConfiguration({ country: address.country, billCurrency, accountType }));
	},
};
