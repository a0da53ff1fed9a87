import { newVendorSchema, vendorBankAccountSchema, vendorChangeSchema } from '../bodies/vendor';
import type { NewVendor, VendorDraft } from '../bodies/vendor';
import { listPage, single } from '../lists/listPage';
import { expireInvitations } from '../network/connections';
import type { Vendor, VendorBankAccount } from '../store/rows';
import { list } from '../values/schema';
import {
	addBankAccount,
	bankAccountView,
	removeBankAccount,
	requireBankAccount,
} from '../vendors/bankAccount';
import { internationalConfiguration, refuseUnknownCase } from '../vendors/internationalRules';
import { vendorFields } from '../vendors/listFields';
import { changeVendor, createVendor, publishVendor, setArchived, vendorOfPath } from '../vendors/vendors';
import { vendorListView, vendorView } from '../vendors/view';
import { inBulk } from '../world/bulk';
import { ok } from '../world/reply';
import { deleted } from '../world/route';
import type { Route } from '../world/route';

/** Rows are thinner than the single read. */
const listVendors: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors',
	guard: 'session',
	handle({ query, session, world }) {
		expireInvitations(world, session);
		const view = (vendor: Vendor) => vendorListView(vendor, world.switches);
		const source = { collection: world.store.vendors, fields: vendorFields, view };
		return ok(listPage(source, query, world.switches));
	},
};

/**
 * Answers 201. Refuses with BDC_1361 when autoPay is turned on without trust. Not modelled: holding a vendor to the
 * rules of its country (internationalRules.ts), roles.
 */
const createVendorRoute: Route<NewVendor> = {
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

/** R:createbulkvendor. */
const LARGEST_SET = 20;

/**
 * Answers 201 with the vendors in the order sent. All or none; nobody is told of vendors that were taken back. How
 * bad items are named: bulkErrors.ts. Not modelled: what createVendor does not model.
 */
const createVendorsInBulk: Route<NewVendor[]> = {
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

/**
 * R:getintlconfig. The same before a vendor exists; all three query parameters are required. Not modelled: the real
 * rules of more than a few countries.
 */
const readInternationalConfiguration: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/configuration/international-payments',
	guard: 'session',
	handle({ query }) {
		const asked = {
			country: single(query, 'country'),
			billCurrency: single(query, 'billCurrency'),
			accountType: single(query, 'accountType'),
		};
		refuseUnknownCase(asked);
		return ok(internationalConfiguration(asked));
	},
};

/** Bank number masked. Not modelled: balance, virtual cards. */
const readVendor: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId',
	guard: 'session',
	handle({ params, session, world }) {
		expireInvitations(world, session);
		return ok(vendorView(vendorOfPath(world, params.vendorId)));
	},
};

/** Cannot touch the bank account. PUT and DELETE do not exist and answer BDC_1121. */
const changeVendorRoute: Route<VendorDraft> = {
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

/** Archives; repeating it changes nothing and tells nobody. */
const archiveVendor: Route = {
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

/** Restores; repeating it changes nothing and tells nobody. */
const restoreVendor: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/:vendorId/restore',
	guard: 'session',
	handle({ params, session, world }) {
		const { vendor, isChange } = setArchived(world, session, vendorOfPath(world, params.vendorId), false);
		if (isChange) publishVendor(world, 'vendor.restored', vendor);
		return ok(vendorView(vendor));
	},
};

/** R:getvendorbankaccount. Number masked, with `status`. 404 without one (assumed). */
const readVendorBankAccount: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId/bank-account',
	guard: 'session',
	handle: ({ params, world }) =>
		ok(bankAccountView(world, requireBankAccount(vendorOfPath(world, params.vendorId)))),
};

/**
 * R:createvendorbankaccount. One account a vendor, a second is refused. PENDING for two business days where
 * `vendorBankWait` says that production's rule holds. Not modelled: test deposits that fail, the country rules of
 * international accounts.
 */
const createVendorBankAccount: Route<VendorBankAccount> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/:vendorId/bank-account',
	guard: 'session',
	bodySchema: vendorBankAccountSchema,
	handle({ body, params, session, world }) {
		const vendor = addBankAccount(world, session, vendorOfPath(world, params.vendorId), body);
		publishVendor(world, 'vendor.updated', vendor, ['paymentInformation']);
		return {
			status: world.switches.createStatus,
			body: bankAccountView(world, requireBankAccount(vendor)),
		};
	},
};

/** R:deletevendorbankaccount. The vendor is paid by check again. */
const deleteVendorBankAccount: Route = {
	base: 'connect',
	method: 'DELETE',
	path: '/v3/vendors/:vendorId/bank-account',
	guard: 'session',
	handle({ params, session, world }) {
		const vendor = removeBankAccount(world, session, vendorOfPath(world, params.vendorId));
		publishVendor(world, 'vendor.updated', vendor, ['paymentInformation']);
		return deleted(world);
	},
};

/** R:getconfigurationbyvendorid. What its country and currency ask for. */
const readVendorConfiguration: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/vendors/:vendorId/configuration',
	guard: 'session',
	handle({ params, world }) {
		const { address, billCurrency, accountType } = vendorOfPath(world, params.vendorId);
		return ok(internationalConfiguration({ country: address.country, billCurrency, accountType }));
	},
};

/** Vendors. */
export const vendorsRoutes: Route[] = [
	listVendors,
	createVendorRoute,
	createVendorsInBulk,
	readInternationalConfiguration,
	readVendor,
	changeVendorRoute,
	archiveVendor,
	restoreVendor,
	readVendorBankAccount,
	createVendorBankAccount,
	deleteVendorBankAccount,
	readVendorConfiguration,
];
