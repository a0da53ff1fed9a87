import { organizationChangeSchema } from '../bodies/organization';
import type { OrganizationChange } from '../bodies/organization';
import { changeOrganization, organizationOfPath } from '../organizations/organizations';
import { requireAdministrator } from '../users/users';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

/** A few values; BILL's own list is longer and not published. */
const INDUSTRIES = ['Accounting', 'Construction', 'Manufacturing', 'Nonprofit', 'Retail', 'Software'];

/** Values for `industry` of an organization; the shape of a row is assumed. */
const listIndustries: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/industries',
	guard: 'session',
	handle: () => ok({ results: INDUSTRIES.map((name) => ({ name })) }),
};

/** Only the caller's own, administrators only. */
const readOrganization: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId',
	guard: 'session',
	handle({ params, session, world }) {
		requireAdministrator(world, session);
		return ok(organizationOfPath(world, session, params.organizationId));
	},
};

/** Administrators only. */
const changeOrganizationRoute: Route<OrganizationChange> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/organizations/:organizationId',
	guard: 'session',
	bodySchema: organizationChangeSchema,
	handle({ body, params, session, world }) {
		requireAdministrator(world, session);
		return ok(changeOrganization(world, organizationOfPath(world, session, params.organizationId), body));
	},
};

/** Administrators only. Fixed values: plans cannot be changed here. */
const readPricePlan: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/price-plan',
	guard: 'session',
	handle({ params, session, world }) {
		requireAdministrator(world, session);
		const { id } = organizationOfPath(world, session, params.organizationId);
		return ok({
			organizationId: id,
			name: 'Sandbox plan',
			planTerms: [
				{ tier: 1, quantity: 1, price: 79 },
				{ tier: 2, quantity: 10, price: 69 },
			],
		});
	},
};

/** The organization itself. */
export const organizationsRoutes: Route[] = [
	listIndustries,
	readOrganization,
	changeOrganizationRoute,
	readPricePlan,
];
