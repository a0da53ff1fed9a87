import { ok } from '../../route';
import type { Route } from '../../route';

/** Roles that may pay (docs/common-error-codes: Administrator, Payer or similar). */
const PAYING_ROLES = ['ADMINISTRATOR', 'PAYER'];

/** GET /v3/funding-accounts/permissions. Rights of organization and user; the names of the flags are assumed. */
export const readPermissions: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/permissions',
	guard: 'session',
	handle({ session, world }) {
		const role = world.store.users.get(session.userId)?.role.type ?? '';
		const mayPay = PAYING_ROLES.includes(role);
		return ok({
			organization: { bankAccount: true, cardAccount: true, apCard: true, wallet: false },
			user: { manageBankAccounts: role === 'ADMINISTRATOR', payWithBankAccount: mayPay, payWithCard: mayPay },
		});
	},
};
