import { ok } from '../../route';
import type { Route } from '../../route';
import { setArchived, vendorOfPath, vendorView } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/** POST /v3/vendors/{vendorId}/archive. Archives; repeating it changes nothing and tells nobody. */
export const archiveVendor: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/:vendorId/archive',
	guard: 'session',
	handle({ params, session, world }) {
		const { vendor, isChange } = setArchived(world, session, vendorOfPath(world, params.vendorId), true);
		if (isChange) publishVendor(world, 'vendor.archived', vendor);
		return ok(vendorView(vendor));
	},
};
