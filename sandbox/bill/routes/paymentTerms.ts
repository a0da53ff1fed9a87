import { newPaymentTermSchema, paymentTermChangeSchema } from '../bodies/organization';
import type { NewPaymentTerm } from '../bodies/organization';
import { commonFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import { organizationOfPath } from '../organizations/organizations';
import {
	changePaymentTerm,
	createPaymentTerm,
	paymentTermOfPath,
	paymentTermView,
} from '../organizations/paymentTerms';
import type { PaymentTerm } from '../store/partnerRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const listFields = commonFields<PaymentTerm>();

/** Filters and sort beyond id and times are not published. */
const listPaymentTerms: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/payment-terms',
	guard: 'session',
	handle({ params, query, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		const source = { collection: world.store.paymentTerms, fields: listFields, view: paymentTermView };
		return ok(listPage(source, query, world.switches));
	},
};

/** A number of days that is taken answers BDC_9040 (placeholder). */
const createPaymentTermRoute: Route<NewPaymentTerm> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/organizations/:organizationId/payment-terms',
	guard: 'session',
	bodySchema: newPaymentTermSchema,
	handle({ body, params, session, world }) {
		const { id } = organizationOfPath(world, session, params.organizationId);
		const term = createPaymentTerm(world, id, body);
		return { status: world.switches.createStatus, body: paymentTermView(term) };
	},
};

/** PATCH of one term. Method and path are inferred; there is no delete and no archive (docs/payment-terms). */
const changePaymentTermRoute: Route<Partial<NewPaymentTerm>> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/organizations/:organizationId/payment-terms/:paymentTermId',
	guard: 'session',
	bodySchema: paymentTermChangeSchema,
	handle({ body, params, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		const term = paymentTermOfPath(world, params.paymentTermId);
		return ok(paymentTermView(changePaymentTerm(world, term, body)));
	},
};

const readPaymentTerm: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/payment-terms/:paymentTermId',
	guard: 'session',
	handle({ params, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		return ok(paymentTermView(paymentTermOfPath(world, params.paymentTermId)));
	},
};

/** Payment terms of an organization. */
export const paymentTermsRoutes: Route[] = [
	listPaymentTerms,
	createPaymentTermRoute,
	readPaymentTerm,
	changePaymentTermRoute,
];
