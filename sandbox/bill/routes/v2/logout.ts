import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';

/** POST Logout.json. */
export const v2Logout: Route = {
	base: 'v2',
	method: 'POST',
	path: '/Logout.json',
	guard: 'session',
	handle({ session, world }) {
		world.store.sessions.delete(session.id);
		return v2Success({});
	},
};
