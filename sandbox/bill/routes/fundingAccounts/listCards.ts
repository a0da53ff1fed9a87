import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

const USER_STATUSES = ['NOMINATED', 'VERIFIED', 'UNVERIFIED'];

/** GET /v3/funding-accounts/cards. `cardUserStatus` is required: cards of which the caller is a user in that state (meaning and values assumed). */
export const listCards: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards',
	guard: 'session',
	handle({ query, session, world }) {
		const status = single(query, 'cardUserStatus');
		if (status === undefined) throw refusal('fieldInvalid', 'cardUserStatus: must not be null');
		if (!USER_STATUSES.includes(status)) throw refusal('parameterInvalid', `cardUserStatus: ${status}`);
		const { cardAccounts, cardAccountUsers } = world.store;
		const own = cardAccountUsers
			.all()
			.filter((user) => user.userId === session.userId && user.verificationStatus === status);
		return ok({ results: own.flatMap(({ cardAccountId }) => cardAccounts.get(cardAccountId) ?? []) });
	},
};
