import { billView, createBill } from '../../bills/bills';
import { newBillSchema } from '../../bills/draft';
import type { NewBill } from '../../bills/draft';
import { inBulk } from '../../bulk';
import type { Route } from '../../route';
import { list } from '../../schema';
import { publishBill } from '../../webhooks/billEvents';

/** R:createbulkbills. */
const LARGEST_SET = 100;

/**
 * POST /v3/bills/bulk → 201 with the bills in the order sent, of one vendor or several. All or none; an invoice number
 * twice in one set is taken the second time. How bad items are named: bulkErrors.ts.
 */
export const createBillsInBulk: Route<NewBill[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills/bulk',
	guard: 'session',
	bodySchema: list(newBillSchema),
	isBulk: true,
	handle({ body, session, world }) {
		const bills = inBulk(world, body, { max: LARGEST_SET, isAtomic: true }, (draft) =>
			createBill(world, session, draft),
		);
		for (const bill of bills) publishBill(world, 'bill.created', bill);
		return {
			status: world.switches.createStatus,
			body: bills.map((bill, index) => billView(bill, body[index].billApprovals)),
		};
	},
};
