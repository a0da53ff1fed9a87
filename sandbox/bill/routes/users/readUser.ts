import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/users/{userId}. */
export const readUser: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/users/:userId',
	guard: 'session',
	handle({ params, world }) {
		const user = world.store.users.get(params.userId);
		if (!user) throw refusal('objectUnknown', params.userId);
		return ok(user);
	},
};
