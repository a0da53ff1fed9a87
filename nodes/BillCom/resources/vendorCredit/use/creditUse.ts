import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../../../shared/money';
import { readBill } from '../../bill/find/billCalls';
import { invoiceNumberOf, touchedByMoney } from '../../bill/find/billRecord';
import { type Objection, FailedCheckError, refusedFor } from '../../../operation/failure';
import { listOf, textOf, withoutEmpty } from '../../../records/record';
import { readCredit } from '../write/creditCalls';
import type { BillClient } from '../../../transport/client';

/** A credit, and the bill it is used on. */
export interface CreditUse {
	vendorCreditId: string;
	billId: string;
}

/** Both as BILL holds them. */
export interface CreditAndBill {
	credit: IDataObject;
	bill: IDataObject;
}

/** Reads credit and bill as the last thing before the bill is written. The caller holds the locks of both. */
export async function withCreditAndBill<T>(
	client: BillClient,
	{ vendorCreditId, billId }: CreditUse,
	work: (both: CreditAndBill) => Promise<T>,
): Promise<T> {
	const credit = await readCredit(client, vendorCreditId);
	const bill = await readBill(client, billId, true);
	return await work({ credit, bill });
}

/** Cents of each credit on a bill, by id; undefined where BILL does not tell the amount. */
export function creditsOn(bill: IDataObject): Map<string, number | undefined> {
	const rows = listOf(bill, 'vendorCredits');
	return new Map(rows.map((row) => [textOf(row, 'id'), toCents(row.amount)]));
}

/**
 * The credits a bill keeps beside one, as they are sent again. What was used up together with a payment stays with the
 * payment and is not sent: BILL might take it a second time.
 */
export async function otherCredits(
	client: BillClient,
	bill: IDataObject,
	{ vendorCreditId }: CreditUse,
): Promise<IDataObject[]> {
	const others = [...creditsOn(bill)].filter(([id]) => id !== vendorCreditId);
	const isPaid = touchedByMoney(bill) !== undefined;
	const kept = await Promise.all(
		others.map(async ([id, cents]): Promise<IDataObject[]> => {
			const credit = isPaid ? await readCredit(client, id) : {};
			const direct = directCents(credit, textOf(bill, 'id')) ?? cents;
			return direct ? [{ id, amount: fromCents(direct) }] : [];
		}),
	);
	return kept.flat();
}

/** Cents of a credit used on a bill without a payment; undefined when the credit does not tell (`usage`, assumed). */
export function directCents(credit: IDataObject, billId: string): number | undefined {
	const rows = listOf(credit, 'usage');
	const ofBill = rows.filter((row) => textOf(row, 'billId') === billId);
	const cents = ofBill.filter((row) => !textOf(row, 'paymentId')).map((row) => toCents(row.amount));
	if (ofBill.length === 0 || cents.includes(undefined)) return undefined;
	return cents.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** What of a credit is not used yet, in cents; undefined when BILL does not tell. */
export function leftCents(credit: IDataObject): number | undefined {
	const total = toCents(credit.amount);
	const isUnused = credit.appliedAmount === undefined && textOf(credit, 'status') === 'NOT_APPLIED';
	const applied = isUnused ? 0 : toCents(credit.appliedAmount);
	return total === undefined || applied === undefined ? undefined : total - applied;
}

/** What leaves the node; amounts BILL does not tell are left out. */
export function useRecord(
	outcome: string,
	{ credit, bill }: CreditAndBill,
	cents: { amount: number | undefined; left: number | undefined },
): IDataObject {
	const amount = (value: number | undefined) => (value === undefined ? undefined : fromCents(value));
	return withoutEmpty({
		outcome,
		amount: amount(cents.amount),
		billDueAmount: bill.dueAmount,
		billId: textOf(bill, 'id'),
		creditLeftAmount: amount(cents.left),
		invoiceNumber: invoiceNumberOf(bill),
		paymentStatus: textOf(bill, 'paymentStatus'),
		referenceNumber: textOf(credit, 'referenceNumber'),
		vendorCreditId: textOf(credit, 'id'),
		vendorId: textOf(bill, 'vendorId'),
	});
}

/** A refusal about the use of one credit on one bill. */
export function refusedUse(
	client: BillClient,
	{ vendorCreditId, billId }: CreditUse,
	objection: Objection,
	facts: IDataObject = {},
): FailedCheckError {
	return refusedFor(client, objection, {
		subject: `Credit ${vendorCreditId} on bill ${billId}`,
		facts: { vendorCreditId, billId, ...facts },
	});
}
