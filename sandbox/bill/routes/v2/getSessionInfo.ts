import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';

/** POST GetSessionInfo.json. Field names as in Login.json (assumed). */
export const v2GetSessionInfo: Route = {
	base: 'v2',
	method: 'POST',
	path: '/GetSessionInfo.json',
	guard: 'session',
	handle: ({ session }) => v2Success({ orgId: session.organizationId, usersId: session.userId }),
};
