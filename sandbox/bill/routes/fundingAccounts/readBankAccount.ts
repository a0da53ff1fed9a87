import { bankAccountOfPath, bankAccountView } from '../../fundingAccounts/bankAccounts';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/funding-accounts/banks/{bankAccountId}. */
export const readBankAccount: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks/:bankAccountId',
	guard: 'session',
	handle: ({ params, world }) => ok(bankAccountView(bankAccountOfPath(world, params.bankAccountId))),
};
