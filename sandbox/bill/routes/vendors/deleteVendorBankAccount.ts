import { deleted } from '../../route';
import type { Route } from '../../route';
import { removeBankAccount } from '../../vendors/bankAccount';
import { vendorOfPath } from '../../vendors/vendors';
import { publishVendor } from '../../webhooks/vendorEvents';

/** DELETE /v3/vendors/{vendorId}/bank-account (R:deletevendorbankaccount). The vendor is paid by check again. */
export const deleteVendorBankAccount: Route = {
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
