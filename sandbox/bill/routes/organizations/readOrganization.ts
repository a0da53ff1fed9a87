import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/organizations/{organizationId}. Only the caller's own. Not modelled: the Administrator role it needs. */
export const readOrganization: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId',
	guard: 'session',
	handle({ params, session, world }) {
		const organization = world.store.organizations.get(params.organizationId);
		if (!organization || organization.id !== session.organizationId)
			throw refusal('objectUnknown', params.organizationId);
		return ok(organization);
	},
};
