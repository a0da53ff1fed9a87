import { ok } from '../../route';
import type { Route } from '../../route';
import { vendorChangeSchema } from '../../vendors/draft';
import type { VendorDraft } from '../../vendors/draft';
import { changeVendor, vendorOfPath, vendorView } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/** PATCH /v3/vendors/{vendorId}. Cannot touch the bank account. PUT and DELETE do not exist and answer BDC_1121. */
export const changeVendorRoute: Route<VendorDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/vendors/:vendorId',
	guard: 'session',
	bodySchema: vendorChangeSchema,
	handle({ body, params, session, world }) {
		const vendor = changeVendor(world, session, vendorOfPath(world, params.vendorId), body);
		publishVendor(world, 'vendor.updated', vendor, Object.keys(body));
		return ok(vendorView(vendor));
	},
};
