import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/logout. The session ends at once. Answers 200 with an empty body (assumed). */
export const logout: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/logout',
	guard: 'session',
	handle({ session, world }) {
		world.store.sessions.delete(session.id);
		return ok(undefined);
	},
};
