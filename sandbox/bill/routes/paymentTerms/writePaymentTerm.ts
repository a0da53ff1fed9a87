import { organizationOfPath } from '../../organizations/organizations';
import {
	changePaymentTerm,
	createPaymentTerm,
	paymentTermOfPath,
	paymentTermView,
} from '../../organizations/paymentTerms';
import type { NewPaymentTerm } from '../../organizations/paymentTerms';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object } from '../../schema';

const fields = { name: filledText(), daysDue: { type: 'integer', minimum: 0, maximum: 999 } };

/** POST /v3/organizations/{organizationId}/payment-terms. A number of days that is taken answers BDC_9040 (placeholder). */
export const createPaymentTermRoute: Route<NewPaymentTerm> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/organizations/:organizationId/payment-terms',
	guard: 'session',
	bodySchema: object(fields, ['name', 'daysDue']),
	handle({ body, params, session, world }) {
		const { id } = organizationOfPath(world, session, params.organizationId);
		const term = createPaymentTerm(world, id, body);
		return { status: world.switches.createStatus, body: paymentTermView(term) };
	},
};

/** PATCH of one term. Method and path are inferred; there is no delete and no archive (docs/payment-terms). */
export const changePaymentTermRoute: Route<Partial<NewPaymentTerm>> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/organizations/:organizationId/payment-terms/:paymentTermId',
	guard: 'session',
	bodySchema: object(fields),
	handle({ body, params, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		const term = paymentTermOfPath(world, params.paymentTermId);
		return ok(paymentTermView(changePaymentTerm(world, term, body)));
	},
};
