import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { bankAccountView } from './bankAccountView';

/** GET /v3/funding-accounts/banks/{bankAccountId}. */
export const readBankAccount: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks/:bankAccountId',
	guard: 'session',
	handle({ params, world }) {
		const account = world.store.bankAccounts.get(params.bankAccountId);
		if (!account) throw refusal('objectUnknown', params.bankAccountId);
		return ok(bankAccountView(account));
	},
};
