import { organizationOfPath } from '../../organizations/organizations';
import { ok } from '../../route';
import type { Route } from '../../route';
import { requireAdministrator } from '../../users/administrator';

/** GET /v3/organizations/{organizationId}. Only the caller's own, administrators only. */
export const readOrganization: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId',
	guard: 'session',
	handle({ params, session, world }) {
		requireAdministrator(world, session);
		return ok(organizationOfPath(world, session, params.organizationId));
	},
};
