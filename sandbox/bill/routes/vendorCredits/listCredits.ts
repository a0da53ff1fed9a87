import { creditView } from '../../credits/credits';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { VendorCredit } from '../../store/creditRows';
import { creditFields } from './creditFields';

/** GET /v3/vendor-credits (R:listvendorcredits). */
export const listCredits: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendor-credits',
	guard: 'session',
	handle({ query, world }) {
		const source = {
			collection: world.store.vendorCredits,
			fields: creditFields,
			view: (credit: VendorCredit) => creditView(world, credit),
		};
		return ok(listPage(source, query, world.switches));
	},
};
