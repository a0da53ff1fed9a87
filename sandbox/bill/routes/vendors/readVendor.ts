import { expireInvitations } from '../../network/connections';
import { ok } from '../../route';
import type { Route } from '../../route';
import { vendorOfPath, vendorView } from '../../vendors/vendors';

/** GET /v3/vendors/{vendorId}. Bank number masked. Not modelled: balance, virtual cards. */
export const readVendor: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId',
	guard: 'session',
	handle({ params, session, world }) {
		expireInvitations(world, session);
		return ok(vendorView(vendorOfPath(world, params.vendorId)));
	},
};
