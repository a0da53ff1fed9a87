import { ok } from '../../route';
import type { Route } from '../../route';
import { setArchived, vendorOfPath, vendorView } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/** POST /v3/vendors/{vendorId}/restore. Restores; repeating it changes nothing and tells nobody. */
export const restoreVendor: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/:vendorId/restore',
	guard: 'session',
	handle({ params, session, world }) {
		const { vendor, isChange } = setArchived(world, session, vendorOfPath(world, params.vendorId), false);
		if (isChange) publishVendor(world, 'vendor.restored', vendor);
		return ok(vendorView(vendor));
	},
};
