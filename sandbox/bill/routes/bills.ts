import { publishBill } from '../bills/billEvents';
import { billOfPath, billView, changeBill, createBill, replaceBill, setBillArchived } from '../bills/bills';
import { billFields } from '../bills/listFields';
import { billChangeSchema, newBillSchema, replacedBillSchema } from '../bodies/bill';
import type { BillDraft, NewBill } from '../bodies/bill';
import { offlinePaymentSchema } from '../bodies/payment';
import type { OfflinePaymentDraft } from '../bodies/payment';
import { listPage, single } from '../lists/listPage';
import { recordOfflinePayment } from '../payments/offlinePayment';
import { refreshBill } from '../payments/progress';
import { list } from '../values/schema';
import { inBulk } from '../world/bulk';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

/** Rows come without approvers. */
const listBills: Route = {
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

/**
 * Answers 201. Refuses a taken invoice number (BDC_1171), one over 21 characters (BDC_1143), unknown ids (BDC_1205).
 * Not modelled: currencies, approvers that BILL adds by itself, roles.
 */
const createBillRoute: Route<NewBill> = {
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

/** R:createbulkbills. */
const LARGEST_SET = 100;

/**
 * Answers 201 with the bills in the order sent, of one vendor or several. All or none; an invoice number twice in one
 * set is taken the second time. How bad items are named: bulkErrors.ts.
 */
const createBillsInBulk: Route<NewBill[]> = {
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

/**
 * docs/record-ap-payments. One payment over one or more bills of a vendor; they count as paid at once, and the
 * payment is found in /v3/payments. No trusted session is asked for. Credits are used up with it. Not modelled:
 * printing the check, the accounting reference and the ledger-sync flag, whose names are not published.
 */
const recordPayment: Route<OfflinePaymentDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bills/record-payment',
	guard: 'session',
	bodySchema: offlinePaymentSchema,
	handle({ body, session, world }) {
		const payment = recordOfflinePayment(world, session, body);
		for (const { billId } of payment.billPayments) refreshBill(world, billId);
		return ok(payment);
	},
};

/** `?billApprovals=true` adds `approvers`. */
const readBill: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bills/:billId',
	guard: 'session',
	handle: ({ params, query, world }) =>
		ok(billView(billOfPath(world, params.billId), single(query, 'billApprovals') === 'true')),
};

/** A line whose id is left out is deleted, new lines get new ids. `billApprovals`, once true, must stay true. */
const replaceBillRoute: Route<NewBill> = {
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

/** Line ids stay; ledger coding of a line that is sent without `classifications` is cleared. */
const changeBillRoute: Route<BillDraft> = {
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

/** Archives; repeating it changes nothing and tells nobody. Refusals see setBillArchived. */
const archiveBill: Route = {
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

/** Restores; repeating it changes nothing and tells nobody. Refusals see setBillArchived. */
const restoreBill: Route = {
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

/** Bills. */
export const billsRoutes: Route[] = [
	listBills,
	createBillRoute,
	createBillsInBulk,
	recordPayment,
	readBill,
	replaceBillRoute,
	changeBillRoute,
	archiveBill,
	restoreBill,
];
