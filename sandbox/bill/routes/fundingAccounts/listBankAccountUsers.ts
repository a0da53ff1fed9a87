import { commonFields } from '../../lists/fields';
import { listPage, single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { BankAccountUser } from '../../store/rows';

const fields = commonFields<BankAccountUser>();

/**
 * GET /v3/funding-accounts/banks/users. Who may pay from which account. `currentUser=true` shows the caller's own rows
 * only (meaning assumed); for a sync token, which is nobody, BDC_1302 would be likely but an empty list is assumed.
 */
export const listBankAccountUsers: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/banks/users',
	guard: 'session',
	handle({ query, session, world }) {
		const currentUser = single(query, 'currentUser') ?? 'false';
		if (currentUser !== 'true' && currentUser !== 'false')
			throw refusal('parameterInvalid', `currentUser: ${currentUser}`);
		const page = listPage(
			{ collection: world.store.bankAccountUsers, fields, view: (user: BankAccountUser) => user },
			query,
			world.switches,
		);
		if (currentUser === 'false') return ok(page);
		return ok({ ...page, results: page.results.filter((user) => user.userId === session.userId) });
	},
};
