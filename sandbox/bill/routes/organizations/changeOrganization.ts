import { changeOrganization, organizationOfPath } from '../../organizations/organizations';
import { ok } from '../../route';
import type { JsonSchema, Route } from '../../route';
import { filledText, object, text } from '../../schema';
import type { OrganizationDetails } from '../../store/organizationRows';
import { requireAdministrator } from '../../users/administrator';

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

/** PATCH /v3/organizations/{organizationId}. Administrators only. The values of the three enums are not published: any text is taken. */
export const changeOrganizationRoute: Route<Partial<OrganizationDetails>> = {
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
