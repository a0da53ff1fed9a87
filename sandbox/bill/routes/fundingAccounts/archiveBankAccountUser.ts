import { archiveBankAccountUser } from '../../fundingAccounts/bankAccountUsers';
import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/funding-accounts/banks/users/{bankAccountUserId}/archive. Sets UNVERIFIED. */
export const archiveBankAccountUserRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/users/:bankAccountUserId/archive',
	guard: 'session',
	handle: ({ params, world }) => ok(archiveBankAccountUser(world, params.bankAccountUserId)),
};
