import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/funding-accounts/ap-cards. Fields are assumed. */
export const listApCards: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/funding-accounts/ap-cards',
	guard: 'session',
	handle: ({ world }) => ok({ results: world.store.apCards.all().filter(({ archived }) => !archived) }),
};
