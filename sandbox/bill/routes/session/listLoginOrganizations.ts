import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/login/organizations. The organizations the session can reach. Not modelled: accountant consoles, paging. */
export const listLoginOrganizations: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/login/organizations',
	guard: 'session',
	handle({ session, world }) {
		const organization = world.store.organizations.get(session.organizationId);
		return ok({ results: organization ? [{ id: organization.id, name: organization.name }] : [] });
	},
};
