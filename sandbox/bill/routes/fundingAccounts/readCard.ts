import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/funding-accounts/cards/{cardAccountId}. Fields are assumed, the number is never shown. */
export const readCard: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/cards/:cardAccountId',
	guard: 'session',
	handle({ params, world }) {
		const card = world.store.cardAccounts.get(params.cardAccountId);
		if (!card) throw refusal('objectUnknown', params.cardAccountId);
		return ok(card);
	},
};
