import type { Route } from '../../route';
import { newVendorSchema } from '../../vendors/draft';
import type { NewVendor } from '../../vendors/draft';
import { createVendor, vendorView } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/**
 * POST /v3/vendors → 201. Refuses with BDC_1361 when autoPay is turned on without trust. Not modelled: holding a vendor
 * to the rules of its country (internationalRules.ts), roles.
 */
export const createVendorRoute: Route<NewVendor> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors',
	guard: 'session',
	bodySchema: newVendorSchema,
	handle({ body, session, world }) {
		const vendor = createVendor(world, session, body);
		publishVendor(world, 'vendor.created', vendor);
		return { status: 201, body: vendorView(vendor) };
	},
};
