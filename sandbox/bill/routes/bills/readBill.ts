import { billOfPath, billView } from '../../bills/bills';
import { single } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/bills/{billId}. `?billApprovals=true` adds `approvers`. */
export const readBill: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bills/:billId',
	guard: 'session',
	handle: ({ params, query, world }) =>
		ok(billView(billOfPath(world, params.billId), single(query, 'billApprovals') === 'true')),
};
