import { billOfPath, billView, setBillArchived } from '../../bills/bills';
import { ok } from '../../route';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';

/** POST /v3/bills/{billId}/archive. Archives; repeating it changes nothing and tells nobody. Refusals see setBillArchived. */
export const archiveBill: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills/:billId/archive',
	guard: 'session',
	handle({ params, world }) {
		const { bill, isChange } = setBillArchived(world, billOfPath(world, params.billId), true);
		if (isChange) publishBill(world, 'bill.archived', bill);
		return ok(billView(bill));
	},
};
