import { changeOrganization, organizationOfPath } from '../organizations/organizations';
import { ok } from '../world/reply';
import type { Route } from '../world/route';
import type { JsonSchema } from '../values/schema';
import { filledText, object, text } from '../values/schema';
import type { OrganizationDetails } from '../store/organizationRows';
import { requireAdministrator } from '../users/administrator';

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

const address = object({
	line1: text(),
	line2: text(),
	city: text(),
	stateOrProvince: text(),
	zipOrPostalCode: text(),
	country: { type: 'string', pattern: '^[A-Z]{2}$' },
});

/** Fields that are not published. */
const anyObject: JsonSchema = { type: 'object' };

/** Administrators only. The values of the three enums are not published: any text is taken. */
const changeOrganizationRoute: Route<Partial<OrganizationDetails>> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/organizations/:organizationId',
	guard: 'session',
	bodySchema: object({
		name: filledText(),
		address,
		mailingAddress: address,
		phone: text(),
		companyOwner: anyObject,
		taxId: text(),
		taxIdType: filledText(),
		industry: filledText(),
		businessCategory: filledText(),
		accountType: filledText(),
		processingOptions: anyObject,
	}),
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
