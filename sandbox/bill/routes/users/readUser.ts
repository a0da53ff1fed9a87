import { ok } from '../../route';
import type { Route } from '../../route';
import { userOfPath } from '../../users/users';

/** GET /v3/users/{userId}. The system user of a sync token answers BDC_1302. */
export const readUser: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/users/:userId',
	guard: 'session',
	handle: ({ params, world }) => ok(userOfPath(world, params.userId)),
};
