import { billOfPath, billView, changeBill } from '../../bills/bills';
import { billChangeSchema } from '../../bills/draft';
import type { BillDraft } from '../../bills/draft';
import { ok } from '../../route';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';

/** PATCH /v3/bills/{billId}. Line ids stay; ledger coding of a line that is sent without `classifications` is cleared. */
export const changeBillRoute: Route<BillDraft> = {
	base: 'connect',
	method: 'PATCH',
	path: '/v3/bills/:billId',
	guard: 'session',
	bodySchema: billChangeSchema,
	handle({ body, params, world }) {
		const bill = changeBill(world, billOfPath(world, params.billId), body);
		publishBill(world, 'bill.updated', bill);
		return ok(billView(bill, body.billApprovals));
	},
};
