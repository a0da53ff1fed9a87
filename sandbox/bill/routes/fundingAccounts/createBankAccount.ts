import { bankAccountView, createBankAccount } from '../../fundingAccounts/bankAccounts';
import type { NewBankAccount } from '../../fundingAccounts/bankAccounts';
import type { Route } from '../../route';
import { filledText, flag, object, oneOf } from '../../schema';

/**
 * POST /v3/funding-accounts/banks. Administrators with a trusted session only. The schema of the page marks both numbers
 * as optional, its text as required; required is assumed. Not modelled: the check of the routing number.
 */
export const createBankAccountRoute: Route<NewBankAccount> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks',
	guard: 'session',
	bodySchema: object(
		{
			nameOnAccount: filledText(),
			bankName: filledText(100),
			type: oneOf('CHECKING', 'SAVINGS'),
			ownerType: oneOf('BUSINESS', 'PERSONAL'),
			routingNumber: filledText(),
			accountNumber: filledText(),
			accessToAdmins: flag,
			chartOfAccountId: filledText(),
		},
		['nameOnAccount', 'bankName', 'type', 'ownerType', 'routingNumber', 'accountNumber'],
	),
	handle: ({ body, session, world }) => ({
		status: world.switches.createStatus,
		body: bankAccountView(createBankAccount(world, session, body)),
	}),
};
