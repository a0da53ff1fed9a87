import { listPage } from '../../lists/listPage';
import { expireInvitations } from '../../network/connections';
import { ok } from '../../route';
import type { Route } from '../../route';
import { vendorListView } from '../../vendors/vendors';
import { vendorFields } from './vendorFields';

/** GET /v3/vendors. Rows are thinner than the single read. */
export const listVendors: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors',
	guard: 'session',
	handle({ query, session, world }) {
		expireInvitations(world, session);
		const source = { collection: world.store.vendors, fields: vendorFields, view: vendorListView };
		return ok(listPage(source, query, world.switches));
	},
};
