import { organizationOfPath } from '../../organizations/organizations';
import { ok } from '../../route';
import type { Route } from '../../route';
import { requireAdministrator } from '../../users/administrator';

/** GET /v3/organizations/{organizationId}/price-plan. Administrators only. Fixed values: plans cannot be changed here. */
export const readPricePlan: Route = {
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
