import { nominateUser } from '../../fundingAccounts/bankAccountUsers';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

/** POST /v3/funding-accounts/banks/users/nominate. The account must be VERIFIED. Not modelled: e-mail and identity check. */
export const nominateBankAccountUser: Route<{ userId: string; bankAccountId: string }> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/funding-accounts/banks/users/nominate',
	guard: 'session',
	bodySchema: object({ userId: filledText(), bankAccountId: filledText() }, ['userId', 'bankAccountId']),
	handle: ({ body, world }) => ok(nominateUser(world, body)),
};
