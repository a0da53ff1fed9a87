import {
	newRecurringBillSchema,
	recurringBillChangeSchema,
	replacedRecurringBillSchema,
} from '../bodies/recurringBill';
import type { NewRecurringBill, RecurringBillDraft } from '../bodies/recurringBill';
import { archivedField, commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import {
	changeRecurringBill,
	createRecurringBill,
	recurringBillOfPath,
	recurringBillView,
	replaceRecurringBill,
	setRecurringBillArchived,
	totalOf,
} from '../recurringBills/recurringBills';
import type { RecurringBill } from '../store/moneyRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const common = commonFields<RecurringBill>();

/**
 * docs/sortable-fields: as bills without `archived`. No page names what can be filtered by beyond every list's fields;
 * `archived` and `vendorId` are assumed.
 */
const recurringBillFields: ListFields<RecurringBill> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId },
	},
	sortable: {
		...common.sortable,
		fundingAmount: totalOf,
		exchangeRate: () => 1,
		description: (row) => row.description,
		dueDate: (row) => row.schedule.nextDueDate,
	},
};

/** R:listrecurringbills. No hyphen in the path. */
const listRecurringBills: Route = {
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

/**
 * R:createrecurringbill. Bills are made at once for dates past, later as time passes. Not modelled: paying them by
 * `autoPayment`, and what `paymentInformation` means.
 */
const createRecurringBillRoute: Route<NewRecurringBill> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/recurringbills',
	guard: 'session',
	bodySchema: newRecurringBillSchema,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: recurringBillView(createRecurringBill(world, session, body)),
	}),
};

/** R:getrecurringbill. */
const readRecurringBill: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	handle: ({ params, world }) => ok(recurringBillView(recurringBillOfPath(world, params.recurringBillId))),
};

/** R:replacerecurringbill. Bills made before stay as they are. */
const replaceRecurringBillRoute: Route<NewRecurringBill> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	bodySchema: replacedRecurringBillSchema,
	handle({ body, params, session, world }) {
		const before = recurringBillOfPath(world, params.recurringBillId);
		return ok(recurringBillView(replaceRecurringBill(world, session, before, body)));
	},
};

/** R:updaterecurringbill. Lines as those of bills. */
const changeRecurringBillRoute: Route<RecurringBillDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/recurringbills/:recurringBillId',
	guard: 'session',
	bodySchema: recurringBillChangeSchema,
	handle({ body, params, session, world }) {
		const before = recurringBillOfPath(world, params.recurringBillId);
		return ok(recurringBillView(changeRecurringBill(world, session, before, body)));
	},
};

/** POST /v3/recurringbills/{recurringBillId}/archive and /restore. Repeatable. */
function archiveRecurringBill(verb: 'archive' | 'restore'): Route {
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

/** Recurring bills. */
export const recurringBillsRoutes: Route[] = [
	listRecurringBills,
	createRecurringBillRoute,
	readRecurringBill,
	replaceRecurringBillRoute,
	changeRecurringBillRoute,
	archiveRecurringBill('archive'),
	archiveRecurringBill('restore'),
];
