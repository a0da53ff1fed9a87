import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../shared/money';
import { listOf, objectOf, textOf } from './record';

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
	const rows = listOf(entity, 'bills');
	const ids = Array.isArray(entity.billIds) ? entity.billIds.map(String) : [];
	const billPayments = rows.map(({ id, billId, amount }) => ({ billId: id ?? billId, amount }));
	const named = ids.map((billId) => ({ billId }));
	return {
		vendorId: textOf(objectOf(entity, 'vendor'), 'id') || textOf(entity, 'vendorId'),
		bills: billPayments.length > 0 ? billPayments : named,
	};
}

/** The bills a payment pays; several where BILL merged them for the vendor. */
export function billIdsOf(payment: IDataObject): string[] {
	const ids = partsOf(payment).map(billIdOf);
	return [textOf(payment, 'billId'), ...ids].filter(
		(id, index, all) => id !== '' && all.indexOf(id) === index,
	);
}

/** What a payment pays of one bill; of several bills the total says nothing about one. */
export function centsFor(payment: IDataObject, billId: string): number | undefined {
	const rows = partsOf(payment);
	if (rows.length <= 1) return toCents(payment.amount);
	return toCents(rows.find((row) => billIdOf(row) === billId)?.amount);
}

function partsOf(payment: IDataObject): IDataObject[] {
	return listOf(payment, 'billPayments');
}

function billIdOf(row: IDataObject): string {
	return textOf(row, 'billId') || textOf(objectOf(row, 'bill'), 'id');
}

function partOf(billId: string, cents: number | undefined): IDataObject {
	return { billId, ...(cents !== undefined && { amount: fromCents(cents) }) };
}
