import { organizationOfPath } from '../../organizations/organizations';
import { paymentTermOfPath, paymentTermView } from '../../organizations/paymentTerms';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/organizations/{organizationId}/payment-terms/{paymentTermId}. */
export const readPaymentTerm: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/payment-terms/:paymentTermId',
	guard: 'session',
	handle({ params, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		return ok(paymentTermView(paymentTermOfPath(world, params.paymentTermId)));
	},
};
