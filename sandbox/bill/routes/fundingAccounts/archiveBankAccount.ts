import { archiveBankAccount, bankAccountOfPath, bankAccountView } from '../../fundingAccounts/bankAccounts';
import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/funding-accounts/banks/{bankAccountId}/archive. Account and account user must be VERIFIED. Scheduled payments are not looked at. */
export const archiveBankAccountRoute: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/:bankAccountId/archive',
	guard: 'session',
	handle({ params, session, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(archiveBankAccount(world, session, account)));
	},
};
