import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/roles/{roleId}. */
export const readRole: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/roles/:roleId',
	guard: 'session',
	handle({ params, world }) {
		const role = world.store.roles.get(params.roleId);
		if (!role) throw refusal('objectUnknown', params.roleId);
		return ok(role);
	},
};
