import { commonFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { organizationOfPath } from '../../organizations/organizations';
import { paymentTermView } from '../../organizations/paymentTerms';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { PaymentTerm } from '../../store/organizationRows';

const fields = commonFields<PaymentTerm>();

/** GET /v3/organizations/{organizationId}/payment-terms. Filters and sort beyond id and times are not published. */
export const listPaymentTerms: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/payment-terms',
	guard: 'session',
	handle({ params, query, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		const source = { collection: world.store.paymentTerms, fields, view: paymentTermView };
		return ok(listPage(source, query, world.switches));
	},
};
