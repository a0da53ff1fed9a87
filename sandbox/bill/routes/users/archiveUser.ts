import { ok } from '../../route';
import type { Route } from '../../route';
import { requireAdministrator } from '../../users/administrator';
import { setUserArchived, userOfPath } from '../../users/users';

/** POST /v3/users/{userId}/archive and /restore. Administrators only (assumed); that sessions of the user end is not modelled. */
export function archiveUser(verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/users/:userId/${verb}`,
		guard: 'session',
		handle({ params, session, world }) {
			requireAdministrator(world, session);
			return ok(setUserArchived(world, userOfPath(world, params.userId), verb === 'archive'));
		},
	};
}
