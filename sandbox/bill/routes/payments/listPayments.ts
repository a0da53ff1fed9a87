import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Payment } from '../../store/rows';
import { paymentFields } from './paymentFields';

/** GET /v3/payments. */
export const listPayments: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/payments',
	guard: 'session',
	handle({ query, world }) {
		const source = {
			collection: world.store.payments,
			fields: paymentFields,
			view: (payment: Payment) => payment,
		};
		return ok(listPage(source, query, world.switches));
	},
};
