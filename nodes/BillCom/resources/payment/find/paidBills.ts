import type { IDataObject } from 'n8n-workflow';
import { fromCents } from '../../../../shared/money';
import { objectOf, textOf, toBillRecord } from '../../../records/record';
import { billIdsOf, centsFor } from './keyedPayment';

/**
 * A payment with `bills`: what it pays of each bill, in one form for one bill and for several that BILL merged. A workflow
 * that finds its record by the transaction number holds vendor, bills and amounts against it: anybody may write any
 * transaction number into a payment.
 */
export function withBills(payment: IDataObject): IDataObject {
	const bills = billIdsOf(payment).map((billId) => partOf(billId, centsFor(payment, billId)));
	return bills.length > 0 ? { ...payment, bills } : payment;
}

/** The same of an event about a payment, which names vendor and bills otherwise, and not always the amounts. */
export function paymentOfEvent(entity: IDataObject): IDataObject {
	const rows = Array.isArray(entity.bills) ? entity.bills.map(toBillRecord) : [];
	const ids = Array.isArray(entity.billIds) ? entity.billIds.map(String) : [];
	const billPayments = rows.map(({ id, billId, amount }) => ({ billId: id ?? billId, amount }));
	const named = ids.map((billId) => ({ billId }));
	return {
		vendorId: textOf(objectOf(entity, 'vendor'), 'id') || textOf(entity, 'vendorId'),
		bills: billPayments.length > 0 ? billPayments : named,
	};
}

function partOf(billId: string, cents: number | undefined): IDataObject {
	return { billId, ...(cents !== undefined && { amount: fromCents(cents) }) };
}
