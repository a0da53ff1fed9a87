import type { Route } from '../../route';
import type { VendorBankAccount } from '../../store/rows';
import {
	addBankAccount,
	bankAccountSchema,
	bankAccountView,
	requireBankAccount,
} from '../../vendors/bankAccount';
import { vendorOfPath } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/**
 * POST /v3/vendors/{vendorId}/bank-account (R:createvendorbankaccount). One account a vendor, a second is refused. PENDING
 * for two business days where `vendorBankWait` says that production's rule holds. Not modelled: test deposits that fail,
 * the country rules of international accounts.
 */
export const createVendorBankAccount: Route<VendorBankAccount> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/vendors/:vendorId/bank-account',
	guard: 'session',
	bodySchema: bankAccountSchema,
	handle({ body, params, session, world }) {
		const vendor = addBankAccount(world, session, vendorOfPath(world, params.vendorId), body);
		publishVendor(world, 'vendor.updated', vendor, ['paymentInformation']);
		return {
			status: world.switches.createStatus,
			body: bankAccountView(world, requireBankAccount(vendor)),
		};
	},
};
