import { billOfPath, billView, setBillArchived } from '../../bills/bills';
import { ok } from '../../route';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';

/** POST /v3/bills/{billId}/restore. Restores; repeating it changes nothing and tells nobody. Refusals see setBillArchived. */
export const restoreBill: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills/:billId/restore',
	guard: 'session',
	handle({ params, world }) {
		const { bill, isChange } = setBillArchived(world, billOfPath(world, params.billId), false);
		if (isChange) publishBill(world, 'bill.restored', bill);
		return ok(billView(bill));
	},
};
