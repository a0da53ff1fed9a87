import { billOfPath, billView, replaceBill } from '../../bills/bills';
import { replacedBillSchema } from '../../bills/draft';
import type { NewBill } from '../../bills/draft';
import { ok } from '../../route';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';

/**
 * PUT /v3/bills/{billId}. A line whose id is left out is deleted, new lines get new ids. `billApprovals`,
 * once true, must stay true.
 */
export const replaceBillRoute: Route<NewBill> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/bills/:billId',
	guard: 'session',
	bodySchema: replacedBillSchema,
	handle({ body, params, world }) {
		const bill = replaceBill(world, billOfPath(world, params.billId), body);
		publishBill(world, 'bill.updated', bill);
		return ok(billView(bill, body.billApprovals));
	},
};
