import { listPage } from '../../lists/listPage';
import { recurringBillView } from '../../recurringBills/recurringBills';
import { ok } from '../../route';
import type { Route } from '../../route';
import { recurringBillFields } from './recurringBillFields';

/** GET /v3/recurringbills (R:listrecurringbills). No hyphen in the path. */
export const listRecurringBills: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/recurringbills',
	guard: 'session',
	handle({ query, world }) {
		const source = {
			collection: world.store.recurringBills,
			fields: recurringBillFields,
			view: recurringBillView,
		};
		return ok(listPage(source, query, world.switches));
	},
};
