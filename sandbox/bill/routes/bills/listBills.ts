import { billView } from '../../bills/bills';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import { billFields } from './billFields';

/** GET /v3/bills. Rows come without approvers. */
export const listBills: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bills',
	guard: 'session',
	handle({ query, world }) {
		const fields = billFields(world.switches);
		return ok(
			listPage(
				{ collection: world.store.bills, fields, view: (bill) => billView(bill) },
				query,
				world.switches,
			),
		);
	},
};
