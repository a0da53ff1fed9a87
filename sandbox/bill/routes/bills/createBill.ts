import { billView, createBill } from '../../bills/bills';
import { newBillSchema } from '../../bills/draft';
import type { NewBill } from '../../bills/draft';
import type { Route } from '../../route';
import { publishBill } from '../../webhooks/billEvents';

/**
 * POST /v3/bills → 201. Refuses a taken invoice number (BDC_1171), one over 21 characters (BDC_1143), unknown ids
 * (BDC_1205). Not modelled: currencies, approvers that BILL adds by itself, roles.
 */
export const createBillRoute: Route<NewBill> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills',
	guard: 'session',
	bodySchema: newBillSchema,
	handle({ body, session, world }) {
		const bill = createBill(world, session, body);
		publishBill(world, 'bill.created', bill);
		return { status: 201, body: billView(bill, body.billApprovals) };
	},
};
