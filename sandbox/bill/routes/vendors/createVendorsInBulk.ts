import { inBulk } from '../../bulk';
import type { Route } from '../../route';
import { list } from '../../schema';
import { newVendorSchema } from '../../vendors/draft';
import type { NewVendor } from '../../vendors/draft';
import { createVendor, vendorView } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/** R:createbulkvendor. */
const LARGEST_SET = 20;

/**
 * POST /v3/vendors/bulk → 201 with the vendors in the order sent. All or none; nobody is told of vendors that were taken
 * back. How bad items are named: bulkErrors.ts. Not modelled: what createVendor does not model.
 */
export const createVendorsInBulk: Route<NewVendor[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/bulk',
	guard: 'session',
	bodySchema: list(newVendorSchema),
	isBulk: true,
	handle({ body, session, world }) {
		const vendors = inBulk(world, body, { max: LARGEST_SET, isAtomic: true }, (draft) =>
			createVendor(world, session, draft),
		);
		for (const vendor of vendors) publishVendor(world, 'vendor.created', vendor);
		return { status: world.switches.createStatus, body: vendors.map(vendorView) };
	},
};
