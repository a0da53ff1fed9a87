import {
	creditChangeSchema,
	creditChangesSchema,
	newCreditSchema,
	newCreditsSchema,
	replacedCreditSchema,
	replacedCreditsSchema,
} from '../bodies/vendorCredit';
import type { CreditDraft, NewCredit } from '../bodies/vendorCredit';
import {
	archiveCredit,
	changeCredit,
	createCredit,
	creditOfPath,
	creditView,
	replaceCredit,
} from '../credits/credits';
import { archivedField, commonFields } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage, readIds } from '../lists/listPage';
import type { VendorCredit } from '../store/moneyRows';
import { inBulk } from '../world/bulk';
import { ok } from '../world/reply';
import type { Route } from '../world/route';
import type { World } from '../world/world';

const common = commonFields<VendorCredit>();

/** No page names what credits can be filtered by beyond every list's fields; `archived` and `vendorId` are assumed. */
const creditFields: ListFields<VendorCredit> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		vendorId: { kind: 'text', operators: ['eq', 'in'], read: (row) => row.vendorId },
	},
	sortable: common.sortable,
};

/** R:bulkcreatevendorcredit: 50 items. The limit of the other three, and whether one bad item undoes all, are switches. */
const LARGEST_CREATE = 50;

/** Does the work item by item and answers the credits in the order sent (assumed). */
function worked<T>(
	world: World,
	items: T[],
	work: (item: T) => VendorCredit,
	max = world.switches.bulkLimits,
) {
	const credits = inBulk(world, items, { max, isAtomic: world.switches.bulkAtomic }, work);
	return credits.map((credit) => creditView(world, credit));
}

/** R:bulkcreatevendorcredit. */
const createCredits: Route<NewCredit[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits/bulk',
	guard: 'session',
	bodySchema: newCreditsSchema,
	isBulk: true,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: worked(world, body, (draft) => createCredit(world, session, draft), LARGEST_CREATE),
	}),
};

/** R:bulkreplacevendorcredit. Every item names its `id`. */
const replaceCredits: Route<Array<NewCredit & { id: string }>> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/vendor-credits/bulk',
	guard: 'session',
	bodySchema: replacedCreditsSchema,
	isBulk: true,
	handle: ({ body, world }) =>
		ok(worked(world, body, (draft) => replaceCredit(world, creditOfPath(world, draft.id), draft))),
};

/** R:bulkupdatevendorcredit. Every item names its `id`. */
const changeCredits: Route<Array<CreditDraft & { id: string }>> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/vendor-credits/bulk',
	guard: 'session',
	bodySchema: creditChangesSchema,
	isBulk: true,
	handle: ({ body, world }) =>
		ok(worked(world, body, (draft) => changeCredit(world, creditOfPath(world, draft.id), draft))),
};

/** R:bulkarchivevendorcredit. `ids` in the query, comma separated; no body. */
const archiveCredits: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits/bulk/archive',
	guard: 'session',
	handle: ({ query, world }) =>
		ok(worked(world, readIds(query), (id) => archiveCredit(world, creditOfPath(world, id)))),
};

/** The four writes on sets of vendor credits. */
const bulkCreditRoutes: Route[] = [createCredits, replaceCredits, changeCredits, archiveCredits];

/** R:listvendorcredits. */
const listCredits: Route = {
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

/** R:createvendorcredit. Not modelled: approvals of credits, currencies. */
const createCreditRoute: Route<NewCredit> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits',
	guard: 'session',
	bodySchema: newCreditSchema,
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: creditView(world, createCredit(world, session, body)),
	}),
};

/** R:getvendorcredit. */
const readCredit: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	handle: ({ params, world }) => ok(creditView(world, creditOfPath(world, params.vendorCreditId))),
};

/** R:replacevendorcredit. */
const replaceCreditRoute: Route<NewCredit> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	bodySchema: replacedCreditSchema,
	handle: ({ body, params, world }) =>
		ok(creditView(world, replaceCredit(world, creditOfPath(world, params.vendorCreditId), body))),
};

/** R:updatevendorcredit. Lines as those of bills. */
const changeCreditRoute: Route<CreditDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/vendor-credits/:vendorCreditId',
	guard: 'session',
	bodySchema: creditChangeSchema,
	handle: ({ body, params, world }) =>
		ok(creditView(world, changeCredit(world, creditOfPath(world, params.vendorCreditId), body))),
};

/** R:archivevendorcredit. There is no restore. */
const archiveCreditRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendor-credits/:vendorCreditId/archive',
	guard: 'session',
	handle: ({ params, world }) =>
		ok(creditView(world, archiveCredit(world, creditOfPath(world, params.vendorCreditId)))),
};

/** Vendor credits. */
export const vendorCreditsRoutes: Route[] = [
	...bulkCreditRoutes,
	listCredits,
	createCreditRoute,
	readCredit,
	replaceCreditRoute,
	changeCreditRoute,
	archiveCreditRoute,
];
