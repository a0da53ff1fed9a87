import { bankAccountOfPath, bankAccountView } from '../../fundingAccounts/bankAccounts';
import { verifyBankAccount } from '../../fundingAccounts/bankVerification';
import { ok } from '../../route';
import type { Route } from '../../route';
import { number, object } from '../../schema';

/** POST /v3/funding-accounts/banks/{bankAccountId}/verify. 0.50 verifies, the third wrong amount blocks. */
export const verifyBankAccountRoute: Route<{ depositAmount: number }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/:bankAccountId/verify',
	guard: 'session',
	bodySchema: object({ depositAmount: number }, ['depositAmount']),
	handle({ body, params, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(verifyBankAccount(world, account, body.depositAmount)));
	},
};
