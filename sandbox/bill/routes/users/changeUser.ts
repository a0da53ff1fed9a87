import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';
import { requireAdministrator } from '../../users/administrator';
import { changeUser, userOfPath } from '../../users/users';
import type { UserChange } from '../../users/users';

/** PATCH /v3/users/{userId}. Administrators only (assumed). */
export const changeUserRoute: Route<UserChange> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/users/:userId',
	guard: 'session',
	bodySchema: object({ firstName: filledText(), lastName: filledText(), roleId: filledText() }),
	handle({ body, params, session, world }) {
		requireAdministrator(world, session);
		return ok(changeUser(world, userOfPath(world, params.userId), body));
	},
};
