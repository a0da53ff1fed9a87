import {
	recurringBillOfPath,
	recurringBillView,
	setRecurringBillArchived,
} from '../../recurringBills/recurringBills';
import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/recurringbills/{recurringBillId}/archive and /restore. Repeatable. */
export function archiveRecurringBill(verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/recurringbills/:recurringBillId/${verb}`,
		guard: 'session',
		handle({ params, world }) {
			const template = recurringBillOfPath(world, params.recurringBillId);
			return ok(recurringBillView(setRecurringBillArchived(world, template, verb === 'archive')));
		},
	};
}
