import { bankAccountOfPath, bankAccountView, changeBankAccount } from '../../fundingAccounts/bankAccounts';
import type { BankAccountChange } from '../../fundingAccounts/bankAccounts';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, flag, object, oneOf } from '../../schema';

/** PATCH /v3/funding-accounts/banks/{bankAccountId}. Only a VERIFIED account; numbers and `type` cannot be named. */
export const changeBankAccountRoute: Route<BankAccountChange> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/funding-accounts/banks/:bankAccountId',
	guard: 'session',
	bodySchema: object({
		nameOnAccount: filledText(),
		ownerType: oneOf('BUSINESS', 'PERSONAL'),
		bankName: filledText(100),
		accessToAdmins: flag,
		default: object({ payables: flag, receivables: flag }),
		chartOfAccountId: filledText(),
	}),
	handle({ body, params, world }) {
		const account = bankAccountOfPath(world, params.bankAccountId);
		return ok(bankAccountView(changeBankAccount(world, account, body)));
	},
};
