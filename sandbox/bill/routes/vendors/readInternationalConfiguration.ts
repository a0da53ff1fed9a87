import { single } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import { internationalConfiguration, refuseUnknownCase } from '../../vendors/internationalRules';

/**
 * GET /v3/vendors/configuration/international-payments (R:getintlconfig). The same before a vendor exists; all three query
 * parameters are required. Not modelled: the real rules of more than a few countries.
 */
export const readInternationalConfiguration: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/configuration/international-payments',
	guard: 'session',
	handle({ query }) {
		const asked = {
			country: single(query, 'country'),
			billCurrency: single(query, 'billCurrency'),
			accountType: single(query, 'accountType'),
		};
		refuseUnknownCase(asked);
		return ok(internationalConfiguration(asked));
	},
};
